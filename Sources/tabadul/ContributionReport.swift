internal import Authoring
internal import Diagnostics
internal import Localization

/// What received entries change, in words: each field and section with the versions that differ, one below the other.
struct ContributionReport {
    private let plan: ContributionMergePlan
    private let language: Language

    init(_ plan: ContributionMergePlan, _ language: Language) { (self.plan, self.language) = (plan, language) }

    var lines: [String] { plan.entries.flatMap(lines) }

    private func lines(of entry: ContributionMergePlan.Entry) -> [String] {
        let path = entry.path ?? LocalizedText(.receiveWholeSite)[language]
        let notices = entry.notices.map { "• " + $0[language] }
        func text(_ id: TextID) -> String { LocalizedText(id, [MessageArgument("path", path)])[language] }
        switch entry.outcome {
        case .new: return [text(.receiveNew)] + notices
        case .report(let words):
            return [LocalizedText(.receiveReport, [MessageArgument("entry", path)])[language]]
                + words.split(separator: "\n").map { "    " + $0 } + notices
        case .changed(let merge):
            guard !merge.changes.isEmpty else { return [text(.receiveUnchanged)] + notices }
            return [text(.receiveChanged)] + notices + merge.changes.flatMap(lines)
        }
    }

    private func lines(of change: EntryMerge.Change) -> [String] {
        let label = change.label[language]
        let colon = language.traits.colon
        let outcome = LocalizedText(group: "receive", name: "outcome.\(change.outcome)")[language]
        var lines = ["  \(change.name)" + (label == change.name ? "" : " (\(label))") + colon + outcome]
        switch change.outcome {
        case .taken, .kept:
            lines += difference(from: change.here ?? "", to: change.received ?? "")
        case .merged:
            lines += difference(from: change.here ?? "", to: change.result ?? "")
        case .conflict:
            if let base = change.base { lines += version(.receiveSideBase, base) }
            lines += version(.receiveSideHere, change.here) + version(.receiveSideReceived, change.received)
        }
        return lines
    }

    /// The lines that differ.
    private func difference(from old: String, to new: String) -> [String] {
        func cut(_ text: String) -> String { text.replacing("\r\n", with: "\n") }
        return LineDifference(from: cut(old), to: cut(new)).lines.compactMap { line in
            switch line {
            case .removed(_, let text): text.allSatisfy(\.isWhitespace) ? nil : "    − \(text)"
            case .added(_, let text): text.allSatisfy(\.isWhitespace) ? nil : "    + \(text)"
            }
        }
    }

    private func version(_ side: TextID, _ text: String?) -> [String] {
        let lines = (text ?? "").split(whereSeparator: \.isNewline).filter { !$0.allSatisfy(\.isWhitespace) }
        let shown = lines.isEmpty ? [LocalizedText(.receiveNone)[language][...]] : lines
        return ["    [\(LocalizedText(side)[language])]"] + shown.map { "      " + $0 }
    }
}
