// Preview shows the site of a source folder on this machine as it is being written. It knows no record and no template: it asks for
// bytes by path, and tells faults.

package import Building
internal import Diagnostics
package import Localisation

/// The server behind `tabadul serve`.
package struct PreviewServer: Sendable {
    /// The port cannot be had.
    package struct PortTaken: Error {
        package let port: UInt16
    }

    private let options: BuildOptions
    private let host: String
    private let port: UInt16
    private let language: Language
    private let site: PreviewSite

    /// - Parameters:
    ///   - port: 0 takes any that is free.
    ///   - language: of pages that the server itself writes.
    package init(_ options: BuildOptions, host: String, port: UInt16, language: Language) {
        self.options = options
        self.host = host
        self.port = port
        self.language = language
        site = PreviewSite(options)
    }

    /// Serves until the task is cancelled.
    ///
    /// - Parameters:
    ///   - ready: called once with the address, when requests are accepted.
    ///   - told: called after each reading of the folder.
    /// - Throws: `PortTaken`.
    package func run(ready: @escaping @Sendable (String) -> Void, told: @escaping @Sendable (BuildReport) -> Void) async throws {
        let look = FolderLook(of: options.source)
        await site.read()
        await told(site.report)
        guard let listener = try? HTTPListener(host: host, port: port) else { throw PortTaken(port: port) }
        let token = Self.newToken()
        let door = Door(
            guarding: RequestGuard(port: listener.port, host: host, token: token), site: site,
            desk: FormDesk(options, site: site, token: token), language: language)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await listener.run { await door.answer($0, body: $1) } }
            group.addTask { try await watch(from: look, told: told) }
            // The listener holds the port already: connections wait in its queue until they are accepted.
            ready("http://\(host == "127.0.0.1" ? "localhost" : host):\(listener.port)/")
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private func watch(from first: FolderLook, told: @Sendable (BuildReport) -> Void) async throws {
        var look = first
        let watcher = Watcher(source: options.source)
        while true {
            look = try await watcher.change(since: look)
            await site.read()
            await told(site.report)
        }
    }

    private static func newToken() -> String {
        var random = SystemRandomNumberGenerator()
        return (0..<2).map { _ in String(UInt64.random(in: .min ... .max, using: &random), radix: 36) }.joined()
    }
}
