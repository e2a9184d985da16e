internal import ArgumentParser
internal import Localization

/// Errors of the command line in Arabic and French; the argument parser writes English only.
enum UsageError {
    /// Translates a message of the parser; unknown messages are returned unchanged.
    static func words(for error: any Error, _ language: Language) -> String? {
        let message = Tabadul.message(for: error)
        guard !message.isEmpty else { return nil }
        let text = patterns.lazy.compactMap { $0.words(of: message)?[language] }.first ?? message
        return LocalizedText(.commandsUsageError, [MessageArgument("message", text)])[language] + "\n"
            + LocalizedText(.commandsUsageHelp, [MessageArgument("program", Console.program)])[language]
    }

    /// A message pattern of the parser, its translation, and the names of the quoted parts in it.
    private struct Pattern: Sendable {
        let pieces: [String]
        let id: TextID
        let names: [String]

        init(_ pieces: [String], _ id: TextID, _ names: String...) { (self.pieces, self.id, self.names) = (pieces, id, names) }

        func words(of message: String) -> LocalizedText? {
            guard let first = pieces.first, message.hasPrefix(first) else { return nil }
            var rest = message.dropFirst(first.count)
            var values: [MessageArgument] = []
            for (piece, name) in zip(pieces.dropFirst(), names) {
                guard let range = rest.firstRange(of: piece) else { return nil }
                values.append(MessageArgument(name, String(rest[..<range.lowerBound])))
                rest = rest[range.upperBound...]
            }
            return LocalizedText(id, values)
        }
    }

    private static let patterns = [
        Pattern(["Unknown option '", "'"], .commandsUsageUnknownOption, "option"),
        Pattern(["Missing expected argument '", "'"], .commandsUsageMissingArgument, "argument"),
        Pattern(["Missing value for '", "'"], .commandsUsageMissingValue, "option"),
        Pattern(["The value '", "' is invalid for '", "'"], .commandsUsageInvalidValue, "value", "option"),
        Pattern(["Unexpected argument '", "'"], .commandsUsageUnexpectedArgument, "argument"),
    ]
}
