internal import Pipeline

/// Says when the source folder has changed, and has come to rest: editors save in bursts.
///
/// It looks at sizes and times, five times a second: right on every system, on network folders, and without a limit on the number of files.
struct FolderWatcher: Sendable {
    let source: String

    /// How often it looks, and how long a change must rest.
    static let pollInterval = Duration.milliseconds(200)
    static let debounce = Duration.milliseconds(40)

    /// Returns when something changed since the last look, with the new look.
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
