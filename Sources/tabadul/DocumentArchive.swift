internal import Authoring
internal import Storage

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// The archive of a word processor's document, read with the program unzip.
enum DocumentArchive {
    /// What pandoc does not read: headers and footers, and in .odt comments and tracked changes.
    static func losses(of file: String) -> [ImportLoss] {
        guard let unzip = ExternalTool(named: "unzip") else { return [ImportLoss(kind: .unseen, text: "-")] }
        let path = URL(fileURLWithPath: file).path
        func xml(_ names: String...) -> String {
            // `unzip` exits with an error if one of the names is missing, even if others were found.
            names.map { (try? unzip.run(["-p", path, $0], timeout: .seconds(60)).text) ?? "" }.joined()
        }
        return file.lowercased().hasSuffix(".docx")
            ? UnreadDocumentParts.docx(margins: xml("word/header*.xml", "word/footer*.xml"))
            : UnreadDocumentParts.odt(styles: xml("styles.xml"), content: xml("content.xml"))
    }
}
