# SPDX-License-Identifier: EUPL-1.2
# What build-aux/run and build-aux/check share; read with "source".
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)

# One sentence, in Dutch, or in English where the person's locale says so.
tell () {
  case "${LC_ALL:-${LC_MESSAGES:-${LANG:-nl}}}" in
    en*) printf '%s\n' "$2" ;;
    *) printf '%s\n' "$1" ;;
  esac
}

fail () {
  tell "$1" "$2" >&2
  exit 1
}

# packages_missing GROUP...: those of build-aux/packages that dpkg does not know as installed, one a line.
packages_missing () {
  local wanted group
  wanted=$(for group in "$@"; do
             sed -n "s/^$group //p" "$root/build-aux/packages"
           done)
  # dpkg-query fails when it does not know one of them, which is no error here.
  # shellcheck disable=SC2016
  comm -23 <(sort -u <<<"$wanted") \
           <(xargs dpkg-query --show --showformat='${db:Status-Status} ${Package}\n' <<<"$wanted" 2>/dev/null |
               sed -n 's/^installed //p' | sort -u)
}

# packages_install GROUP...: installs what is missing; no network and no root when nothing is.
packages_install () {
  local missing as_root=()
  if ! command -v dpkg-query >/dev/null; then
    fail "Dit is geen Debian: hier is geen dpkg. Installeer zelf wat in build-aux/packages staat (Debian 12) op een Debian-systeem." \
         "This is no Debian: there is no dpkg here. The packages of build-aux/packages are those of Debian 12."
  fi
  mapfile -t missing < <(packages_missing "$@")
  if [ "${#missing[@]}" -eq 0 ]; then
    return 0
  fi

  tell "Nog te installeren: ${missing[*]}" "To be installed: ${missing[*]}"
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      fail "Dat kan alleen de beheerder, en sudo is er niet. Voer als root uit: apt-get install --no-install-recommends ${missing[*]}" \
           "Only the administrator can do that, and there is no sudo. As root: apt-get install --no-install-recommends ${missing[*]}"
    fi
    as_root=(sudo)
  fi
  # Lists of packages that are out of date name files that are gone; without a network the old ones may still do.
  "${as_root[@]}" apt-get --quiet update ||
    tell "De pakketlijsten zijn niet vernieuwd; verder met wat er is." "The package lists could not be refreshed; going on with what is there."
  if ! "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
       apt-get --quiet --yes --no-install-recommends install "${missing[@]}"; then
    fail "Niet alles is geïnstalleerd. Is er een netwerk, en is dit Debian 12? Voer daarna hetzelfde opnieuw uit." \
         "Not everything was installed. Is there a network, and is this Debian 12? Then run the same command again."
  fi
  mapfile -t missing < <(packages_missing "$@")
  if [ "${#missing[@]}" -ne 0 ]; then
    fail "Na het installeren ontbreekt nog: ${missing[*]}" "Still missing after installing: ${missing[*]}"
  fi
}

# configure FOLDER MESON-OPTION...: sets a build folder up, anew where the checkout was moved or an option is another.
configure () {
  local folder=$root/$1 wanted
  shift
  wanted="$root $*"
  if [ -f "$folder/build.ninja" ] && [ "$(cat "$folder/.configured" 2>/dev/null)" = "$wanted" ]; then
    return 0
  fi
  rm -rf "$folder"
  meson setup "$folder" "$root" "$@"
  printf '%s\n' "$wanted" > "$folder/.configured"
}

# Dates and words are looked at in the users' locale. Where the system lacks it, one in the build folder will do.
dutch_locale () {
  if locale -a | grep -qi '^nl_NL\.utf-\?8$'; then
    return 0
  fi
  mkdir -p "$root/build-check/locale"
  if [ ! -d "$root/build-check/locale/nl_NL.UTF-8" ]; then
    localedef -i nl_NL -f UTF-8 --no-archive "$root/build-check/locale/nl_NL.UTF-8" || return 1
  fi
  export LOCPATH=$root/build-check/locale
}
