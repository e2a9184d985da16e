// Preview shows the site of a source folder on this machine as it is being written. It knows no record and no template: it asks for
// bytes by path, and tells faults.

package import Building
internal import Diagnostics
internal import FlyingFox
internal import FlyingSocks
internal import Foundation
package import Localisation

/// The server behind `tabadul serve`.
package struct PreviewServer: Sendable {
    /// The port cannot be had.
    package struct PortTaken: Error {
        package let port: UInt16
    }

    /// Bodies up to this many bytes are read with the request.
    static let held = 4096

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
    ///   - ready: called once with the address, when requests are taken.
    ///   - told: called after each reading of the folder.
    /// - Throws: `PortTaken`.
    package func run(ready: @escaping @Sendable (String) -> Void, told: @escaping @Sendable (BuildReport) -> Void) async throws {
        let look = FolderLook(of: options.source)
        await site.read()
        await told(site.report)
        let server: HTTPServer
        do {
            // A size to replay of 0: else bodies would be read to their end, whatever the answer is.
            server = HTTPServer(
                config: .init(
                    address: try .inet(ip4: host, port: port), timeout: 30, sharedRequestBufferSize: Self.held, sharedRequestReplaySize: 0,
                    logger: .disabled))
        } catch {
            throw PortTaken(port: port)
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                do { try await server.run() } catch { if !Task.isCancelled { throw PortTaken(port: port) } }
            }
            group.addTask {
                try await server.waitUntilListening(timeout: 10)
                guard let taken = await server.listeningPort else { return }
                let token = Self.newToken()
                let door = Door(
                    guarding: RequestGuard(port: taken, host: host, token: token), site: site,
                    desk: FormDesk(options, site: site, token: token), language: language)
                await server.appendRoute("*") { await door.answer($0) }
                ready("http://\(host == "127.0.0.1" ? "localhost" : host):\(taken)/")
            }
            group.addTask { try await watch(from: look, told: told) }
            try await group.next()
            try await group.next()
            group.cancelAll()
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

extension HTTPServer {
    fileprivate var listeningPort: UInt16? {
        switch listeningAddress {
        case .ip4(_, let port), .ip6(_, let port): port
        default: nil
        }
    }
}
