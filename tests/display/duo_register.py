# SPDX-License-Identifier: EUPL-1.2
"""Steps that the scenes of the institutions share: small files with the headings of real ones, the page, its rows."""
import re
import zipfile

from duo_ui import has_size, press, until

TODAY = "2026-11-21"
IMPORT = "Importeren: instellingen"
CHOOSER = "Instellingen inlezen"

TAIL = ("STRAATNAAM;HUISNUMMER-TOEVOEGING;POSTCODE;PLAATSNAAM;GEMEENTENUMMER;GEMEENTENAAM;DENOMINATIE;"
        "TELEFOONNUMMER;INTERNETADRES")
VO = f"PROVINCIE;BEVOEGD GEZAG NUMMER;BRIN NUMMER;VESTIGINGSNUMMER;VESTIGINGSNAAM;{TAIL};ONDERWIJSSTRUCTUUR"
MBO = ("MBO INSTELLINGSSOORT - CODE;MBO INSTELLINGSSOORT - NAAM;PROVINCIE;BEVOEGD GEZAG NUMMER;INSTELLINGSCODE;"
       f"INSTELLINGSNAAM;{TAIL}")
HO = f"SOORT HO;PROVINCIE;BEVOEGD GEZAG NUMMER;BRIN NUMMER;INSTELLINGSNAAM;{TAIL}"
TRANSITIONS = ("NR_ADMIN_VAN,CODE_FUNCTIE_VAN,CODE_SOORT_VAN,CODE_WET_VAN,NR_ADMIN_NAAR,CODE_FUNCTIE_NAAR,CODE_SOORT_NAAR,"
               "CODE_WET_NAAR,DT_OVERGANG,CODE_OVERGANG,NAAM_OVERGANG,IND_VOLLEDIG,CODE_STAND_RECORD")
ADDRESS = "Zwartwatersweg;7-A;9406 NN;ASSEN;0106;ASSEN;Openbaar;0592340973;www.voorbeeld.example"


def vo(brin, name):
    return f"Drenthe;10053;{brin};{brin}00;{name};{ADDRESS};VMBO"


def mbo(brin, name):
    return f"ROC;Regionaal Opleidingencentrum;Drenthe;20000;{brin};{name};{ADDRESS}"


def ho(brin, name):
    return f"hbo;Drenthe;30000;{brin};{name};{ADDRESS}"


def merger(old, new, day):
    return f'"{old}","U","ROC","WEB","{new}","U","ROC","WEB",{day},"F","Fusie","J","H"'


def text(heading, *lines):
    return "\r\n".join([heading, *lines, ""]).encode("windows-1252")


def write(session, name, heading, *lines):
    path = session.path(name)
    with open(path, "wb") as file:
        file.write(text(heading, *lines))
    return path


def three_sectors(session):
    """A zip as published: an institution of each sector, and one line that is refused."""
    path = session.path("adressen-20260901.zip")
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("vo.csv", text(VO, vo("01AA", "Het Baken"), vo("1AA", "Zonder code")))
        packed.writestr("mbo.csv", text(MBO, mbo("02BB", "De Kaap")))
        packed.writestr("ho.csv", text(HO, ho("03CC", "Hogeschool De Duinen")))
    return path


def read_in(session, path, status=0):
    return session.cli("--as", "adevries", "--today", TODAY, "institutions", "import", path, status=status)


def open_page(session, *arguments):
    app = session.start(f"--today={TODAY}", *arguments)
    show_page(app)
    return app


def show_page(app):
    def is_shown():
        """The store may not be open yet: until then the key does nothing."""
        press("alt+3")
        return any(map(has_size, app.each("entry", "Instellingen zoeken")))
    until(is_shown, "the page of institutions")


def row(app, name):
    """The cell with the name, waited for: rows are read when somebody looks at them."""
    return until(lambda: next((n for n in app.each("label", name) if has_size(n)), None), f"the row “{name}”")


def institutions(session):
    return {i["brin"]: i for i in session.cli("--today", TODAY, "institutions", "list")}


def counter(app, window, words):
    return app.find(None, re.compile(f"^{words}"), within=window)
