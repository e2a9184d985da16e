#ifndef CDISK_H
#define CDISK_H

#if defined(__linux__)
// The settings of the C library's allocator, which its module leaves out.
#include <malloc.h>
#endif

/// Exchanges two paths of one file system in a single step.
/// Returns 0, or -1 with `errno` set (ENOSYS or EINVAL where the file system cannot).
int cdisk_exchange(const char *a, const char *b);

#endif
