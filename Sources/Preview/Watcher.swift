internal import Building

/// Says when the source folder has changed, and has come to rest: editors save in bursts.
///
/// It looks at sizes and times, five times a second: right on every system, on network folders, and without a limit on the number of files.
struct Watcher: Sendable {
    let source: String

    /// How often it looks, and how long a change must rest.
    static let pause = Duration.milliseconds(200)
    static let rest = Duration.milliseconds(40)

    /// Returns when something changed since the last look, with the new look.
    func change(since last: FolderLook) async throws -> FolderLook {
        while true {
            try await Task.sleep(for: Self.pause)
            var look = FolderLook(of: source)
            if look == last { continue }
            while true {
                try await Task.sleep(for: Self.rest)
                let next = FolderLook(of: source)
                if next == look { return look }
                look = next
            }
        }
    }
}
