// Glibc hides renameat2 from Swift, and macOS names it otherwise: hence one function in C.
#if defined(__linux__)
#define _GNU_SOURCE
#endif
#include "CFileSystem.h"
#include <errno.h>
#include <stdio.h>

#if defined(__linux__)
#include <fcntl.h>

int cdisk_exchange(const char *a, const char *b) {
    return renameat2(AT_FDCWD, a, AT_FDCWD, b, RENAME_EXCHANGE);
}
#elif defined(__APPLE__)
#include <sys/stdio.h>

int cdisk_exchange(const char *a, const char *b) {
    return renamex_np(a, b, RENAME_SWAP);
}
#else
int cdisk_exchange(const char *a, const char *b) {
    (void)a;
    (void)b;
    errno = ENOSYS;
    return -1;
}
#endif
