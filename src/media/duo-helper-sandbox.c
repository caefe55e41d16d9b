/* SPDX-License-Identifier: EUPL-1.2 */
/* What the helper may use before it looks at a file: memory and time are bounded, and it can neither reach a network
 * nor write, start or end anything. */
#include "duo-helper.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

/* A picture of the most pixels that are taken in needs 400 MB, and the codecs map much that they never use. */
#define MOST_MEMORY ((rlim_t) 1536 << 20)
#define MOST_SECONDS 20
#define MOST_WAIT 45

#if defined(__x86_64__)
#define OUR_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define OUR_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

static void
limit (__rlimit_resource_t resource, rlim_t most)
{
  struct rlimit value = { most, most };

  if (setrlimit (resource, &value) != 0)
    g_error ("setrlimit: %s", g_strerror (errno));
}

#ifdef OUR_ARCHITECTURE

#define LOAD(field) BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, field))
#define ANSWER(what) BPF_STMT (BPF_RET | BPF_K, (what))
#define REFUSE(number) SECCOMP_RET_ERRNO | ((number) & SECCOMP_RET_DATA)
/* One call that is refused; the number of the call is loaded. */
#define WITHOUT(call, number) BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, (call), 0, 1), ANSWER (REFUSE (number))
/* One call of which an argument has to be looked at: refused when it has one of the bits. Loads the number again. */
#define WITHOUT_BITS(call, argument, bits)                                                                             \
  BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, (call), 0, 4), LOAD (args[argument]),                                           \
    BPF_JUMP (BPF_JMP | BPF_JSET | BPF_K, (bits), 0, 1), ANSWER (REFUSE (EACCES)), LOAD (nr)

#define WRITING (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND)

/* Everything else it needs (memory, threads, reading) stays. Not a list of what is allowed: the libraries below use
 * what they like, and this has to hold with the next version of them too. */
static void
forbid (void)
{
  static struct sock_filter rules[] = {
    LOAD (arch),
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, OUR_ARCHITECTURE, 1, 0),
    ANSWER (SECCOMP_RET_KILL_PROCESS),
    LOAD (nr),
    WITHOUT (__NR_socket, EACCES),
    WITHOUT (__NR_connect, EACCES),
    WITHOUT (__NR_bind, EACCES),
    WITHOUT (__NR_execve, EACCES),
    WITHOUT (__NR_execveat, EACCES),
    WITHOUT (__NR_ptrace, EACCES),
    WITHOUT (__NR_process_vm_readv, EACCES),
    WITHOUT (__NR_process_vm_writev, EACCES),
    WITHOUT (__NR_kill, EACCES),
    WITHOUT (__NR_unlinkat, EACCES),
    WITHOUT (__NR_renameat, EACCES),
    WITHOUT (__NR_renameat2, EACCES),
    WITHOUT (__NR_linkat, EACCES),
    WITHOUT (__NR_symlinkat, EACCES),
    WITHOUT (__NR_mkdirat, EACCES),
    WITHOUT (__NR_truncate, EACCES),
    WITHOUT (__NR_ftruncate, EACCES),
    WITHOUT (__NR_fchmodat, EACCES),
    WITHOUT (__NR_fchownat, EACCES),
    WITHOUT (__NR_mount, EACCES),
    WITHOUT (__NR_unshare, EACCES),
    WITHOUT (__NR_io_uring_setup, ENOSYS),
    WITHOUT (__NR_openat2, ENOSYS),
    WITHOUT (__NR_clone3, ENOSYS), /* its flags lie in memory; the C library then uses clone */
#ifdef __NR_fork
    WITHOUT (__NR_fork, EACCES),
    WITHOUT (__NR_vfork, EACCES),
    WITHOUT (__NR_unlink, EACCES),
    WITHOUT (__NR_rmdir, EACCES),
    WITHOUT (__NR_rename, EACCES),
    WITHOUT (__NR_link, EACCES),
    WITHOUT (__NR_symlink, EACCES),
    WITHOUT (__NR_mkdir, EACCES),
    WITHOUT (__NR_creat, EACCES),
    WITHOUT (__NR_chmod, EACCES),
    WITHOUT (__NR_chown, EACCES),
    WITHOUT_BITS (__NR_open, 1, WRITING),
#endif
    WITHOUT_BITS (__NR_openat, 2, WRITING),
    /* Threads, but no processes. */
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, __NR_clone, 0, 3),
    LOAD (args[0]),
    BPF_JUMP (BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 1, 0),
    ANSWER (REFUSE (EACCES)),
    ANSWER (SECCOMP_RET_ALLOW),
  };
  struct sock_fprog program = { G_N_ELEMENTS (rules), rules };

  if (prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0)
    g_error ("seccomp: %s", g_strerror (errno));
}

#else

static void
forbid (void)
{
}

#endif

/* Once, when everything is loaded and before the file is looked at. A limit that cannot be set ends the helper. */
void
duo_helper_limit (void)
{
  alarm (MOST_WAIT);
  limit (RLIMIT_CORE, 0);
  limit (RLIMIT_FSIZE, 0); /* standard output is a pipe */
  limit (RLIMIT_CPU, MOST_SECONDS);
#ifndef __SANITIZE_ADDRESS__ /* whose shadow maps terabytes */
  limit (RLIMIT_AS, MOST_MEMORY);
#endif
  if (setpriority (PRIO_PROCESS, 0, 15) != 0)
    g_error ("setpriority: %s", g_strerror (errno));
  forbid ();
}
