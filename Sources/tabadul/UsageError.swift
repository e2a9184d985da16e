internal import ArgumentParser
internal import Localization

/// Errors of the command line in Arabic and French; the argument parser writes English only.
enum UsageError {
    /// Translates a message of the parser; unknown messages are returned unchanged.
    static func words(for error: any Error, _ language: Language) -> String? {
        let message = Tabadul.message(for: error)
        guard !message.isEmpty else { return nil }
        let text = patterns.lazy.compactMap { $0.words(of: message)?[language] }.first ?? message
        return LocalizedText(.commandsUsageError, [TextArgument("message", text)])[language] + "\n"
            + LocalizedText(.commandsUsageHelp, [TextArgument("program", Console.program)])[language]
    }

    /// A message pattern of the parser, and its translations with `{1}`, `{2}` for the quoted parts.
    private struct Pattern: Sendable {
        let pieces: [String]
        let ar: String
        let fr: String

        init(_ pieces: [String], _ ar: String, _ fr: String) { (self.pieces, self.ar, self.fr) = (pieces, ar, fr) }

        func words(of message: String) -> LocalizedText? {
            guard let first = pieces.first, message.hasPrefix(first) else { return nil }
            var rest = message.dropFirst(first.count)
            var values: [Substring] = []
            for piece in pieces.dropFirst() {
                guard let range = rest.firstRange(of: piece) else { return nil }
                values.append(rest[..<range.lowerBound])
                rest = rest[range.upperBound...]
            }
            func filled(_ text: String) -> String {
                values.enumerated().reduce(text) { $0.replacing("{\($1.offset + 1)}", with: $1.element) }
            }
            return LocalizedText(ar: filled(ar), fr: filled(fr))
        }
    }

    private static let patterns = [
        Pattern(["Unknown option '", "'"], "لا خيار باسم «{1}».", "aucune option « {1} »."),
        Pattern(["Missing expected argument '", "'"], "ينقص {1}.", "il manque {1}."),
        Pattern(["Missing value for '", "'"], "ينقص ما يلي «{1}».", "il manque une valeur après « {1} »."),
        Pattern(
            ["The value '", "' is invalid for '", "'"], "القيمة «{1}» لا تصلح في «{2}».", "la valeur « {1} » ne convient pas à « {2} »."),
        Pattern(["Unexpected argument '", "'"], "الكلمة «{1}» زائدة.", "« {1} » est de trop."),
    ]
}
