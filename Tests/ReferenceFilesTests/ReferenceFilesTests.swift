import Diagnostics
import Testing

@testable import ReferenceFiles

@Suite struct ReferenceFilesTests {
    private func read(_ format: ReferenceFormat, _ text: String) -> ResultWithDiagnostics<[BibliographicReference]> {
        format.read(Array(text.utf8), path: "library")
    }

    private func fields(_ reference: BibliographicReference) -> [String] { reference.values.map { "\($0.field): \($0.value.text)" } }

    @Test func bibTeXAsZoteroExportsIt() throws {
        let found = read(
            .bibtex,
            """
            Comment with an address a@b.org before the entries.
            @string{un = "United Nations"}
            @techreport{unodc_global_2020,
            \taddress = {Vienna},
            \ttype = {{Technical} {Report}},
            \ttitle = {Global {Report} on {Trafficking} in {Persons} {\\textendash} caf{\\'e}, d{\\^\\i}ner \\& {\\"u}},
            \turl = {https://www.unodc.org/a_b\\%20c~d},
            \tlanguage = {en},
            \turldate = {2021-03-05},
            \tinstitution = un # { Office},
            \tauthor = {{United Nations}},
            \tmonth = jan,
            \tyear = {2021},
            \tkeywords = {kind:international, Afrique},
            }
            @comment{ @misc{ignored, title = {x}} }
            @online(key2, title = "A {"}quoted{"} title", date = {2019-05/2019-06})
            """)
        #expect(found.diagnostics.isEmpty)
        #expect(found.value.map(\.key) == ["unodc_global_2020", "key2"])
        #expect(found.value.map(\.kind) == [.report, .website])
        #expect(
            fields(found.value[0]) == [
                "title: Global Report on Trafficking in Persons – café, dîner & ü", "publisher: United Nations Office",
                "author: United Nations", "date: 2021-01", "language: en", "url: https://www.unodc.org/a_b%20c~d",
                "accessed: 2021-03-05", "keyword: kind:international", "keyword: Afrique",
            ])
        #expect(fields(found.value[1]) == ["title: A \"quoted\" title", "date: 2019-05"])
        #expect(found.value[0][.title]?.location == SourceLocation(path: "library", line: 6, column: 2))
    }

    @Test func risAsZoteroExportsIt() throws {
        let found = read(
            .ris,
            "\u{FEFF}TY  - RPRT\r\nTI  - التقرير السنوي\r\n      تتمة\r\nAU  - Doe, Jane\r\nAU  - Ministry\r\nDA  - 2021/04//\r\nPY  - 2021\r\n"
                + "LA  - ar\r\nUR  - https://example.org/a\r\nY2  - 2022/01/31/12:30:00\r\nKW  - a\r\nKW  - b\r\nER  - \r\n\r\n"
                + "TY  - JOUR\nT1  - Title <i>x</i>\nT2  - Journal\nSN  - 1234-5678\nDO  - 10.1/x\nER  -\n")
        #expect(found.diagnostics.isEmpty)
        #expect(found.value.map(\.kind) == [.report, .article])
        #expect(
            fields(found.value[0]) == [
                "title: التقرير السنوي تتمة", "author: Ministry", "date: 2021-04", "language: ar", "url: https://example.org/a",
                "accessed: 2022-01-31", "keyword: a", "keyword: b",
            ])
        #expect(fields(found.value[1]) == ["title: Title x", "container: Journal", "doi: 10.1/x"])
    }

    @Test func cslAsZoteroExportsIt() throws {
        let found = read(
            .csl,
            """
            [
              {"id":"http://zotero.org/users/1/items/ABCD2345","type":"report","title":"Rapport \\u00e9t\\u00E9 \\ud83d\\ude00",
               "publisher":"Minist\\u00e8re","issued":{"date-parts":[["2020",3,"7"]]},"accessed":{"date-parts":[[2021,1]]},
               "note":"archived:2020-04-01 https://a.org/x\\neli:fr/1", "author":[{"family":"Doe","given":"J"}]},
              {"id":5,"type":"webpage","title":"T","container-title":"Site","issued":{"raw":"2019"},"URL":"https://e.org"}
            ]
            """)
        #expect(found.diagnostics.isEmpty)
        #expect(
            fields(found.value[0]) == [
                "title: Rapport été 😀", "publisher: Ministère", "date: 2020-03-07", "accessed: 2021-01",
                "note: archived:2020-04-01 https://a.org/x", "note: eli:fr/1",
            ])
        #expect(found.value[1].key == "5" && found.value[1].kind == .website)
        #expect(found.value[1][.container]?.location.line == 5)
    }

    @Test(arguments: [
        (ReferenceFormat.bibtex, "@misc{a,\n  title = {open\n}\n\n@misc{b, title = {T}}\n", 5, ", }", 1),
        (.bibtex, "@misc{a,\n  title = {open\n\n@misc{b, title = {T}}\n", 2, "}", 1),
        (.bibtex, "@misc{a,\n  title {T}}", 2, "title = {…}", 0),
        (.bibtex, "@misc{a,\n  title = {T} year = 2}", 2, ", }", 0),
        (.bibtex, "@misc{a, title = " + String(repeating: "{", count: 90), 1, "≤ 64 {", 0),
        (.ris, "TI  - early\nTY  - GEN\nTI  - T\nER  - \n", 1, "TY  - RPRT", 1),
        (.ris, "TY  - GEN\nTI  - T\n", 1, "ER  -", 0),
        (.ris, "hello\n", 1, "TY  - RPRT", 0),
        (.csl, "[{\"id\": 1,\n \"title\": \"T}]", 2, "\"", 0),
        (.csl, "[{\"id\": 1},\n 7]", 2, "{\"id\": …}", 1),
        (.csl, String(repeating: "[", count: 5000), 1, "≤ 64 [ {", 0),
        (.csl, "{\"id\" 1}", 1, ":", 0),
        (.csl, "[]", 1, "[{\"id\": …, \"type\": …, \"title\": …}]", 0),
        (.bibtex, "", 1, "@report{key, title = {…}, …}", 0),
    ])
    func brokenFilesAreLocated(format: ReferenceFormat, text: String, line: Int, expected: String, kept: Int) {
        let found = read(format, text)
        #expect(found.diagnostics.map(\.code) == [.badReferenceFile])
        #expect(found.diagnostics.first?.location.line == line)
        #expect(found.diagnostics.first?.detail == expected)
        #expect(found.value.count == kept)
    }

    @Test func whatIsNoTextOrTooLargeIsRefused() {
        #expect(ReferenceFormat.ris.read([0x54, 0xFF, 0xFE], path: "x").diagnostics.map(\.detail) == ["UTF-8"])
        let large = [UInt8](repeating: 0x20, count: (16 << 20) + 1)
        #expect(ReferenceFormat.csl.read(large, path: "x").diagnostics.map(\.detail) == ["≤ 16 MiB"])
        let long = "@misc{a, title = {" + String(repeating: "x", count: 70_000) + "}}"
        #expect(read(.bibtex, long).diagnostics.map(\.detail) == ["≤ 65536 B"])
        let many = String(repeating: "TY  - GEN\nER  - \n", count: 20_001)
        #expect(read(.ris, many).diagnostics.map(\.detail) == ["≤ 20000"])
    }

    @Test func theFormatIsThatOfTheName() {
        #expect(ReferenceFormat(name: "a.BIB", bytes: []) == .bibtex && ReferenceFormat(name: "a.json", bytes: []) == .csl)
        #expect(ReferenceFormat(name: "a.txt", bytes: Array("\n TY  - GEN".utf8)) == .ris)
        #expect(ReferenceFormat(name: "a.txt", bytes: Array("hello".utf8)) == nil)
    }

    /// Texts with all characters that a format gives a meaning.
    @Test(arguments: ReferenceFormat.allCases) func whatIsWrittenIsReadBack(format: ReferenceFormat) throws {
        var reference = BibliographicReference(key: "aa1", kind: .report)
        reference.add(.title, "« Été » {a} \\b ~c^ d_e%f&g$h#i --- j''k `` \"l\" <m> “n”\u{A0}: تقرير")
        reference.add(.publisher, "Ministère, \"A\" & B")
        reference.add(.date, "2021-04")
        reference.add(.edition, "2.ª")
        reference.add(.language, "fr")
        reference.add(.url, "https://example.org/%D9%81?a=b&c=d_e~f#g")
        reference.add(.accessed, "2022-01-31")
        reference.add(.doi, "10.1000/a_b(c)<d>;2-e")
        reference.add(.isbn, "978-3-16-148410-0")
        for word in ["kind:official", "country:aa"] { reference.add(.keyword, word) }
        for word in ["eli:fr/1", "archived:2021-05-01 https://a.org/%7E"] { reference.add(.note, word) }
        let found = format.read(format.file([reference, reference]), path: "x")
        #expect(found.diagnostics.isEmpty)
        #expect(found.value.count == 2)
        let read = try #require(found.value.first)
        #expect(read.key == "aa1" && read.kind == .report)
        #expect(fields(read).filter { !$0.hasPrefix("author") }.sorted() == fields(reference).sorted())
    }

    /// Mutated files: no crash, and every place that is reported is a place of the file.
    @Test func mutatedFilesAreReadOrReported() {
        var state: UInt64 = 22
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return bound <= 0 ? 0 : Int((state >> 33) % UInt64(bound))
        }
        var reference = BibliographicReference(key: "a", kind: .report)
        for (field, text) in [
            (BibliographicReference.Field.title, "Té {x}"), (.publisher, "P"), (.date, "2021-04-02"), (.url, "https://e.org/%20"),
            (.note, "n"),
        ] {
            reference.add(field, text)
        }
        let tokens = [
            "{", "}", "\"", "\\", "\\u", "\\ud800", "@", "@string{", ",", "=", "#", "[", "]", ":", "\n", "\r\n", "TY  - ", "ER  - ", "  - ",
            "\\'",
            "\\c{", "1e9", "null", "\u{FEFF}", "é", "\u{202E}", "%",
        ].map { Array($0.utf8) }
        var readable = 0
        for run in 0..<6000 {
            let format = ReferenceFormat.allCases[run % 3]
            var bytes = format.file([reference, reference])
            for _ in 0...next(5) {
                let at = next(bytes.count + 1)
                let end = min(bytes.count, at + next(20))
                switch next(4) {
                case 0: bytes.insert(contentsOf: tokens[next(tokens.count)], at: at)
                case 1: bytes.removeSubrange(at..<end)
                case 2: bytes.insert(contentsOf: Array(bytes[at..<end]), at: at)
                default: if at < bytes.count { bytes[at] = UInt8(next(256)) }
                }
            }
            let found = format.read(bytes, path: "x")
            let lines = bytes.count { $0 == 0x0A } + 1
            #expect(found.diagnostics.allSatisfy { (1...lines).contains($0.location.line) && $0.location.column >= 1 })
            #expect(!found.value.isEmpty || !found.diagnostics.isEmpty)
            #expect(found.value.allSatisfy { $0.values.allSatisfy { !$0.value.text.isEmpty && !$0.value.text.contains("\n") } })
            if found.diagnostics.isEmpty { readable += 1 }
        }
        #expect(readable > 500)
    }
}
