internal import Authoring
internal import Diagnostics
internal import Localization
internal import Pipeline
internal import Records

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// The changes of originals since their translations were made, from the git history if there is one.
struct OriginalHistory {
    private let sources: [String: SourceFile]
    private let history: FileHistory

    init(folder: String, sources: [String: SourceFile]) { (self.sources, history) = (sources, FileHistory(folder: folder)) }

    /// A line for each stale translation among the diagnostics.
    func lines(for diagnostics: [Diagnostic], _ language: Language) -> [String] {
        diagnostics.filter { $0.code == .staleTranslation }.map { issue in
            let changes = changes(of: issue.location.path)
            let comma = language.listSeparator
            return "\(issue.location.path): "
                + (changes.map { Self.changed($0.joined(separator: comma))[language] } ?? Self.unknown[language])
        }
    }

    /// The sections of the original that differ from the translated version; nil if that version is not found.
    func changes(of translation: String) -> [String]? {
        let parts = translation.split(separator: "/")
        guard parts.count > 2, let collection = Collection(rawValue: String(parts[1])), let stale = sources[translation],
            let stamp = TranslationUpToDateMarker.stamp(of: stale)
        else { return nil }
        let path = translation.split(separator: ".").dropLast(2).joined(separator: ".") + ".md"
        guard let now = sources[path],
            let old = history.version(of: path, where: { TranslationUpToDateMarker.fingerprint(of: $0, in: collection) == stamp })
        else { return nil }
        return OriginalVersionDiff.changes(from: old, to: now, in: collection)
    }

    private static func changed(_ parts: String) -> LocalizedText {
        LocalizedText(.commandsHistoryChanged, [MessageArgument("parts", parts)])
    }

    private static let unknown = LocalizedText(.commandsHistoryUnknown)
}
