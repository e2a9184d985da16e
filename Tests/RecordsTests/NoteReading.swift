import Diagnostics
import Localization
import Testing

@testable import Records

/// Reads an original from its path and text, as the site does.
///
/// - Throws: a test failure if the path is not that of a note.
func readNote(at path: String, _ text: String, today: PartialDate? = nil) throws -> LoadedNote {
    var issues: [Diagnostic] = []
    let file = try #require(NoteFile(SourceFile(path: path, text: text), into: &issues), "\(issues)")
    var group = NoteGroup(key: file.key)
    group.original = file
    return NoteReader.read(group, today: today)
}
