internal import Pipeline

/// Reports changes of the source folder once it has been stable for a moment: editors save in bursts.
///
/// Polls sizes and times five times a second, which works on every system and network folder and has no limit on the number of files.
struct FolderWatcher: Sendable {
    let source: String

    /// The polling interval, and how long the folder must be stable.
    static let pollInterval = Duration.milliseconds(200)
    static let debounce = Duration.milliseconds(40)

    /// Waits until the folder differs from a snapshot; returns the new one.
    func change(since last: FolderSnapshot) async throws -> FolderSnapshot {
        while true {
            try await Task.sleep(for: Self.pollInterval)
            var snapshot = FolderSnapshot(of: source)
            if snapshot == last { continue }
            while true {
                try await Task.sleep(for: Self.debounce)
                let next = FolderSnapshot(of: source)
                if next == snapshot { return snapshot }
                snapshot = next
            }
        }
    }
}
