// Preview: the local server and form behind `tabadul serve` (`PreviewServer`, `RequestRouter`, `FormController`).
// It must not depend on templates: it asks `PreviewSite` for bytes by path, and shows diagnostics.
//
//     let server = PreviewServer(options, host: "127.0.0.1", port: 0, language: .en)
//     let task = Task { try await server.run(ready: { print($0) }, reported: { print($0.pageCount) }) }
//     task.cancel()

internal import Diagnostics
package import Localization
package import Pipeline

/// The server behind `tabadul serve`.
package struct PreviewServer: Sendable {
    /// The port is in use.
    package struct PortInUse: Error {
        package let port: UInt16
    }

    private let options: BuildOptions
    private let host: String
    private let port: UInt16
    private let language: Language
    private let site: PreviewSite

    /// - Parameters:
    ///   - port: the port; 0 for any free one.
    ///   - language: the language of pages that the server itself writes.
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
    ///   - ready: called once with the address when requests are accepted.
    ///   - reported: called after each read of the folder.
    /// - Throws: `PortInUse`.
    package func run(ready: @escaping @Sendable (String) -> Void, reported: @escaping @Sendable (BuildReport) -> Void) async throws {
        let snapshot = FolderSnapshot(of: options.source)
        await site.read()
        await reported(site.report)
        guard let listener = try? HTTPListener(host: host, port: port) else { throw PortInUse(port: port) }
        let token = Self.newToken()
        let router = RequestRouter(
            requestGuard: RequestGuard(port: listener.port, host: host, token: token), site: site,
            formController: FormController(options, site: site, token: token), language: language)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await listener.run { await router.answer($0, body: $1) } }
            group.addTask { try await watch(from: snapshot, reported: reported) }
            // The port is already bound: connections wait in the queue until they are accepted.
            ready("http://\(host == "127.0.0.1" ? "localhost" : host):\(listener.port)/")
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private func watch(from first: FolderSnapshot, reported: @Sendable (BuildReport) -> Void) async throws {
        var snapshot = first
        let watcher = FolderWatcher(source: options.source)
        while true {
            snapshot = try await watcher.change(since: snapshot)
            await site.read()
            await reported(site.report)
        }
    }

    private static func newToken() -> String {
        var random = SystemRandomNumberGenerator()
        return (0..<2).map { _ in String(UInt64.random(in: .min ... .max, using: &random), radix: 36) }.joined()
    }
}
