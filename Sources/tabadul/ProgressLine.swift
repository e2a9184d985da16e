internal import Dispatch
internal import Localization
internal import Pipeline
internal import Synchronization

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
    internal import Glibc
#else
    internal import Foundation
#endif

/// A progress line on a terminal, rewritten in place and removed at the end.
///
/// Not shown for short runs or if standard error is not a terminal.
final class ProgressLine: Sendable {
    /// Microseconds before the line appears, and between its changes.
    private static let (patience, pause): (useconds_t, useconds_t) = (400_000, 100_000)

    private let progress = BuildProgress()
    private let language: Language
    private let state = Mutex((isOver: false, isShown: false))

    private init(_ language: Language) { self.language = language }

    /// Runs long work with options that count progress, and shows the count on a terminal.
    static func during<Result>(
        _ language: Language, _ options: BuildOptions, _ work: (BuildOptions) async throws -> Result
    ) async rethrows -> Result {
        guard Console.isTerminal, ProcessInfo.processInfo.environment["TERM"] != "dumb" else { return try await work(options) }
        let line = ProgressLine(language)
        var options = options
        options.progress = line.progress
        // Not a task, since the thread pool may be fully busy.
        DispatchQueue(label: "progress").async { line.run() }
        defer { line.finish() }
        return try await work(options)
    }

    private func run() {
        usleep(Self.patience)
        var first = progress.state
        var began = ContinuousClock.now
        while true {
            let now = progress.state
            if now.phase != first.phase { (first, began) = (now, .now) }
            let seconds = (ContinuousClock.now - began) / .seconds(1)
            let rate = seconds > 0.2 ? Int(Double(now.done - first.done) / seconds) : 0
            let goesOn = state.withLock { state in
                if !state.isOver {
                    Self.write("\r\u{1B}[2K" + Self.fitted(words(now, rate: rate), to: Console.columns - 1))
                    state.isShown = true
                }
                return !state.isOver
            }
            guard goesOn else { return }
            usleep(Self.pause)
        }
    }

    private func finish() {
        state.withLock { state in
            if state.isShown { Self.write("\r\u{1B}[2K") }
            state.isOver = true
        }
    }

    private func words(_ state: BuildProgress.State, rate: Int) -> String {
        let phase =
            switch state.phase {
            case .reading: BuildStrings.reading
            case .rendering: BuildStrings.rendering
            }
        return "\(phase[language]): \(state.done)/\(state.total)" + (rate > 0 ? " · \(rate)/s" : "")
    }

    /// Truncates to a number of columns: of a wrapped line only the last row would be cleared.
    private static func fitted(_ text: String, to columns: Int) -> String {
        text.unicodeScalars.count <= columns ? text : String(text.prefix(max(0, columns - 1))) + "…"
    }

    private static func write(_ text: String) { StandardStreams.write(text, to: 2) }
}
