import Diagnostics
import Localization
import Testing

@testable import Records

/// Reads an original from its path and text, as the site does.
///
/// - Throws: a test failure if the path is not that of an entry.
func readEntry(at path: String, _ text: String, today: PartialDate? = nil) throws -> LoadedEntry {
    var issues: [Diagnostic] = []
    let file = try #require(EntryFilePath(SourceFile(path: path, text: text), into: &issues), "\(issues)")
    var group = TranslationGroup(key: file.key)
    group.original = file
    return EntryReader.read(group, today: today)
}
