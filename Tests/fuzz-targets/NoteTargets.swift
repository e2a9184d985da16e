import Authoring
import Diagnostics
import FrontMatter
import Records

@testable import Preview

/// Entries: their front matter, and what the form writes into it.
enum NoteTargets {
    static func frontMatter(_ text: String) {
        let file = SourceFile(path: "content/practices/aa/x.md", text: text)
        _ = EntryParts(file)
        let byLibrary = YAMLReader.readByLibrary(text[...], path: file.path, lineOffset: 0)
        precondition(byLibrary.diagnostics.isEmpty || YAMLReader.readPlain(text[...], lineOffset: 0) == nil)
        var issues: [Diagnostic] = []
        guard let note = EntryFilePath(file, into: &issues) else { return }
        for group in TranslationGroup.groups(of: [note], into: &issues) { issues += EntryReader.read(group, today: nil).diagnostics }
        precondition(issues.allSatisfy { $0.location.line >= 0 })
    }

    /// A form of hostile values, for an entry that is sound, and for one that is as hostile: before a first empty line stands the form, after it the entry.
    static func form(_ bytes: [UInt8]) {
        let cut = bytes.indices.first { bytes[$0] == 10 && $0 + 1 < bytes.count && bytes[$0 + 1] == 10 } ?? bytes.count
        guard let sent = URLEncodedForm(Array(bytes[..<cut])) else { return }
        write(sent, into: valid)
        let note = String(decoding: bytes[min(cut + 2, bytes.count)...], as: UTF8.self)
        if let form = EntryForm(SourceFile(path: path, text: note)) { _ = form.text(after: sent.values) }
    }

    private static let path = "content/practices/aa/x.md"
    private static let valid = """
        ---
        title: "عنوان"
        country: aa
        themes: [protection]
        since: 2020
        summary: "موجز[^s1]."
        sources:
          - {key: s1, publisher: "ناشر", title: "عنوان", date: 2020, confidence: high}
        ---

        ## السياق

        نص[^s1].
        """

    /// What is written in one field stays in it.
    private static func write(_ sent: URLEncodedForm, into text: String) {
        guard let form = EntryForm(SourceFile(path: path, text: text)) else { preconditionFailure("the sound note is none") }
        precondition(form.text(after: [:]) == text)
        guard let title = sent.text("title"), !title.allSatisfy(\.isWhitespace) else {
            _ = form.text(after: sent.values)
            return
        }
        let written = form.text(after: ["title": [title]])
        guard let again = EntryForm(SourceFile(path: path, text: written)) else {
            preconditionFailure("the form broke the note: \(written)")
        }
        for (old, new) in zip(form.fields, again.fields) where old.name != "title" {
            precondition(old.values == new.values, "\(old.name) changed: \(written)")
        }
        _ = form.text(after: sent.values)
    }
}
