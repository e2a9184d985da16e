internal import ArgumentParser
internal import Diagnostics
internal import Dispatch
internal import Localization
internal import Pipeline
internal import Preview

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
    internal import Glibc
#else
    internal import Foundation
#endif

/// `tabadul serve`
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Shows the site on this machine while you write; reloads when you save.",
        discussion: """
            Faults are told in the page itself, with the line at fault. Drafts are shown. Nothing is written to the site's folder.
            Stop it with Ctrl-C.
            """)

    @OptionGroup var options: ContentOptions

    @Option(help: ArgumentHelp("The port; 0 takes any that is free.", valueName: "port"))
    var port: UInt16 = 8080

    @Option(help: ArgumentHelp("The address to listen on. Any but 127.0.0.1 lets other machines read drafts.", valueName: "address"))
    var host = "127.0.0.1"

    func run() async throws {
        let language = options.messageLanguage
        if host != "127.0.0.1" { Console.error(ServeStrings.exposed[language]) }
        let build = options.build(drafts: true)
        let server = PreviewServer(build, host: host, port: port, language: language)
        let serving = Task {
            try await server.run { address in
                Console.print("\(ServeStrings.ready[language]) \(address)")
            } reported: { report in
                Console.report(report, options)
            }
        }
        signal(SIGINT, SIG_IGN)
        signal(SIGTERM, SIG_IGN)
        let stops = [SIGINT, SIGTERM].map { DispatchSource.makeSignalSource(signal: $0) }
        for stop in stops {
            stop.setEventHandler { serving.cancel() }
            stop.resume()
        }
        defer { for stop in stops { stop.cancel() } }
        do {
            try await serving.value
        } catch let taken as PreviewServer.PortInUse {
            Console.error(ServeStrings.taken(taken.port, language))
            throw ExitCode(1)
        } catch {
            // Stopping cancels all running work.
            if !serving.isCancelled { throw error }
        }
    }
}

private enum ServeStrings {
    static let ready = LocalizedText(.commandsServeReady)
    static let exposed = LocalizedText(.commandsServeExposed)

    static func taken(_ port: UInt16, _ language: Language) -> String {
        let command = "\(Console.program) serve --port \(port &+ 1)"
        return LocalizedText(.commandsServeTaken, [MessageArgument("port", String(port)), MessageArgument("command", command)])[language]
    }
}
