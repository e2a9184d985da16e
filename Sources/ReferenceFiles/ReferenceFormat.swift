internal import Bytes
package import Diagnostics

/// A file format for bibliographies.
package enum ReferenceFormat: String, Sendable, CaseIterable {
    case bibtex, ris
    case csl = "csl-json"

    /// The ending of its files, as the site names them.
    package var fileEnding: String {
        switch self {
        case .bibtex: "bib"
        case .ris: "ris"
        case .csl: "csl.json"
        }
    }

    /// The format of a file by its name, else by its first characters; nil where neither tells.
    package init?(name: String, bytes: [UInt8]) {
        let name = name.lowercased()
        if name.hasSuffix(".bib") || name.hasSuffix(".bibtex") {
            self = .bibtex
        } else if name.hasSuffix(".ris") {
            self = .ris
        } else if name.hasSuffix(".json") {
            self = .csl
        } else {
            let start = bytes.drop { $0 <= .space || [0xEF, 0xBB, 0xBF].contains($0) }
            switch start.first {
            case .at, .percent: self = .bibtex
            case .openBracket, .openBrace: self = .csl
            case UInt8(ascii: "T") where start.starts(with: Array("TY  -".utf8)): self = .ris
            default: return nil
            }
        }
    }

    /// The entries of a file; what cannot be read is reported with its place, and the entries around it are still read.
    package func read(_ bytes: [UInt8], path: String) -> ResultWithDiagnostics<[BibliographicReference]> {
        func refused(_ text: String, _ expected: String) -> ResultWithDiagnostics<[BibliographicReference]> {
            ResultWithDiagnostics(
                [],
                [
                    Diagnostic(
                        .badReferenceFile, at: SourceLocation(path: path, line: 1, column: 1), offendingText: text, detail: expected)
                ])
        }
        guard bytes.count <= BibliographyLimits.bytes else { return refused("\(bytes.count) B", "≤ \(BibliographyLimits.bytes >> 20) MiB") }
        guard String(validating: bytes, as: UTF8.self) != nil else { return refused(path, "UTF-8") }
        var found =
            switch self {
            case .bibtex: BibTeXReader.read(bytes, path: path)
            case .ris: RISReader.read(bytes, path: path)
            case .csl: CSLReader.read(bytes, path: path)
            }
        if found.value.isEmpty, found.diagnostics.isEmpty {
            let example =
                switch self {
                case .bibtex: "@report{key, title = {…}, …}"
                case .ris: "TY  - RPRT … ER  -"
                case .csl: "[{\"id\": …, \"type\": …, \"title\": …}]"
                }
            let cursor = ByteCursor(bytes, path: path)
            found.diagnostics = refused(cursor.excerpt(at: cursor.index), example).diagnostics
        }
        if found.value.count > BibliographyLimits.entries {
            return refused(String(found.value.count), "≤ \(BibliographyLimits.entries)")
        }
        return found
    }

    /// A file with these entries.
    package func file(_ references: [BibliographicReference]) -> [UInt8] {
        switch self {
        case .bibtex: Array(references.map(BibTeXWriter.text).joined(separator: "\n").utf8)
        case .ris: Array(references.map(RISWriter.text).joined().utf8)
        case .csl: CSLWriter.file(references)
        }
    }
}

extension BibliographicReference.Kind {
    /// The names of the kinds in a format; the first is written, all are read.
    static let bibtex: [(kind: BibliographicReference.Kind, names: [String])] = [
        (.law, ["legislation", "legal"]), (.court, ["jurisdiction"]), (.report, ["techreport", "report", "manual"]),
        (.article, ["article", "inproceedings", "conference", "phdthesis", "mastersthesis", "thesis", "unpublished", "suppperiodical"]),
        (.news, ["newsarticle"]), (.website, ["online", "electronic", "www"]),
        (.book, ["book", "booklet", "inbook", "incollection", "proceedings", "collection", "mvbook"]), (.other, ["misc"]),
    ]
    static let ris: [(kind: BibliographicReference.Kind, names: [String])] = [
        (.law, ["STAT", "BILL", "LEGAL", "HEAR"]), (.court, ["CASE"]), (.report, ["RPRT", "GOVDOC", "STAND"]),
        (.article, ["JOUR", "CONF", "CPAPER", "THES", "EJOUR", "ABST", "UNPB"]), (.news, ["NEWS", "MGZN"]),
        (.website, ["ELEC", "WEB", "BLOG"]),
        (.book, ["BOOK", "CHAP", "EBOOK", "ECHAP", "EDBOOK"]), (.other, ["GEN"]),
    ]
    static let csl: [(kind: BibliographicReference.Kind, names: [String])] = [
        (.law, ["legislation", "bill", "treaty", "regulation"]), (.court, ["legal_case", "hearing"]), (.report, ["report", "standard"]),
        (.article, ["article-journal", "paper-conference", "thesis", "manuscript"]), (.news, ["article-newspaper", "article-magazine"]),
        (.website, ["webpage", "post-weblog", "post"]), (.book, ["book", "chapter", "entry-encyclopedia"]),
        (.other, ["document", "article"]),
    ]

    static func named(_ name: String, in table: [(kind: BibliographicReference.Kind, names: [String])]) -> BibliographicReference.Kind {
        table.first { $0.names.contains(name) }?.kind ?? .other
    }

    func name(in table: [(kind: BibliographicReference.Kind, names: [String])]) -> String {
        table.first { $0.kind == self }?.names.first ?? "misc"
    }
}
