internal import CDisk

/// How memory is asked of the system.
package enum Allocator {
    /// To be called before there is a second thread.
    ///
    /// A build takes and gives back some hundred megabytes in a second: in large steps from the beginning. The C library comes to the same by
    /// trial, and asks the kernel thousands of times on the way.
    package static func takeLargeSteps(cores: Int) {
        #if canImport(Glibc)
            // The largest that the library itself would come to.
            mallopt(M_MMAP_THRESHOLD, 32 << 20)
            mallopt(M_TRIM_THRESHOLD, 64 << 20)
            mallopt(M_TOP_PAD, 16 << 20)
            // Only the first of its arenas grows by more than a page. Others are there for threads that run at the same time.
            if cores == 1 { mallopt(M_ARENA_MAX, 1) }
        #endif
    }
}
