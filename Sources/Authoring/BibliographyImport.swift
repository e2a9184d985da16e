package import Diagnostics
internal import FrontMatter
internal import Localization
internal import Markup
internal import Records
package import ReferenceFiles

/// Merges the entries of a bibliography into the records of sources: empty fields are filled, differing ones reported.
package struct BibliographyImport {
    /// A field on which a record and the bibliography differ; the record keeps its value.
    package struct Conflict {
        package let path: String
        package let field: String
        package let here: String
        package let received: String
        package let location: SourceLocation
    }

    package private(set) var records: SourceRecordFiles
    package private(set) var conflicts: [Conflict] = []
    package private(set) var diagnostics: [Diagnostic] = []
    /// How many entries of the bibliography agree with a record and add nothing.
    package private(set) var unchangedCount = 0
    private let countries: Set<String>
    private var index = Index()

    /// The records by what identifies a source.
    private struct Index {
        var doi: [String: Int] = [:]
        var address: [String: [Int]] = [:]
        var title: [String: [Int]] = [:]

        static func title(_ title: String, _ publisher: String) -> String { title.foldedLabel + "\n" + publisher.foldedLabel }

        mutating func add(_ number: Int, _ source: Source, address: String?) {
            if let doi = source.doi?.lowercased(), self.doi[doi] == nil { self.doi[doi] = number }
            if let address { self.address[Source.comparable(address: address), default: []].append(number) }
            title[Self.title(source.title, source.publisher), default: []].append(number)
        }
    }

    /// - Parameters:
    ///   - countries: the ids of the countries of the site; others are not written.
    ///   - taken: keys of entries' own sources, and former keys of records, which a new record must not take.
    package init(_ references: [BibliographicReference], into records: SourceRecordFiles, countries: Set<String>, taken: Set<String> = []) {
        (self.records, self.countries) = (records, countries)
        var keys = RecordKeyGenerator(taken.union(records.entries.map(\.source.metadata.id)))
        for (number, entry) in records.entries.enumerated() {
            index.add(number, entry.source, address: records.address(of: entry.source))
        }
        for reference in references {
            let received = BibliographySourceFields(reference, countries)
            guard let title = reference[.title] else {
                diagnostics.append(missing("title", reference))
                continue
            }
            guard let publisher = received.publisher else {
                diagnostics.append(missing("publisher", reference))
                continue
            }
            if let index = match(received, title: received.title(title.text).text, publisher: publisher.text) {
                merge(received, into: index)
            } else {
                let count = self.records.entries.count
                let found = self.records.add(keys.key(for: reference), received.fields)
                diagnostics += found.map { relocated($0, received) }
                if self.records.entries.count > count {
                    let source = self.records.entries[count].source
                    index.add(count, source, address: source.url)
                }
            }
        }
    }

    private func missing(_ key: String, _ reference: BibliographicReference) -> Diagnostic {
        Diagnostic(.missingKey, at: reference.location, offendingText: key, detail: reference.key)
    }

    /// The index of the record of the same source: by its DOI, by its address, by title and publisher.
    private func match(_ received: BibliographySourceFields, title: String, publisher: String) -> Int? {
        let entries = records.entries
        if let doi = received.doi?.text.lowercased(), let known = index.doi[doi] { return known }
        if let url = received.url, let candidates = index.address[Source.comparable(address: url.text)] {
            // Editions of a yearly report share an address.
            let date = received.date?.text
            let same = candidates.filter { entries[$0].source.title.foldedLabel == title.foldedLabel }
            return (same.isEmpty ? candidates : same).first { entries[$0].source.date?.iso == date } ?? same.first ?? candidates.first
        }
        return index.title[Index.title(title, publisher)]?.first { number in
            // Two reports of the same name in different years are two sources.
            guard let here = entries[number].source.date?.iso, let there = received.date?.text else { return true }
            return here.hasPrefix(there) || there.hasPrefix(here)
        }
    }

    private mutating func merge(_ received: BibliographySourceFields, into index: Int) {
        let entry = records.entries[index]
        let source = entry.source
        var added: [(key: String, value: SourceRecordFiles.FieldUpdate)] = []
        func compare(_ field: String, _ here: String?, _ value: BibliographicReference.Value?, isSame: (String, String) -> Bool) {
            guard let value, let here, !isSame(here, value.text) else { return }
            conflicts.append(
                Conflict(path: entry.path, field: field, here: here, received: value.text, location: value.location))
        }
        let isSameLabel = { (here: String, there: String) in here.foldedLabel == there.foldedLabel }
        for (field, here, value, isSame) in [
            ("title", source.title, received.title, isSameLabel), ("publisher", source.publisher, received.publisher, isSameLabel),
            ("date", source.date?.iso ?? "undated", received.date, { $0.hasPrefix($1) }),
            ("kind", source.kind.rawValue, received.markedKind, { $0 == $1 }),
            ("confidence", source.confidence.rawValue, received.confidence, { $0 == $1 }),
        ] as [(String, String, BibliographicReference.Value?, (String, String) -> Bool)] {
            compare(field, here, value, isSame: isSame)
        }
        let address = records.address(of: source)
        for (field, here, value, isSame) in [
            ("edition", source.edition, received.edition, isSameLabel),
            ("language", source.language, received.language, { $0.prefix(2) == $1.prefix(2) }),
            (
                "url", source.hidesAddress ? nil : address, source.hidesAddress ? nil : received.url,
                { Source.comparable(address: $0) == Source.comparable(address: $1) }
            ),
            ("accessed", source.accessed?.iso, received.accessed, { $0.hasPrefix($1) }),
            ("doi", source.doi, received.doi, { $0.lowercased() == $1.lowercased() }),
            ("eli", source.eli, received.eli, { $0 == $1 }),
            ("isbn", source.isbn, received.isbn, { $0.filter(\.isNumber) == $1.filter(\.isNumber) }),
        ] as [(String, String?, BibliographicReference.Value?, (String, String) -> Bool)] {
            if here == nil, let value { added.append((field, BibliographySourceFields.text(value.text, of: field))) }
            compare(field, here, value, isSame: isSame)
        }
        if source.countries.isEmpty, let text = received.countriesText { added.append(("countries", text)) }
        if source.archived.isEmpty, !source.hidesAddress, let text = received.copiesText { added.append(("archived", text)) }
        if added.isEmpty {
            unchangedCount += 1
        } else {
            diagnostics += records.set(added, of: index).map { relocated($0, received) }
        }
    }

    /// A diagnostic of a record, at the line of the bibliography that the value comes from.
    private func relocated(_ issue: Diagnostic, _ received: BibliographySourceFields) -> Diagnostic {
        let values = received.reference.values.map(\.value)
        let value = values.first { $0.text == issue.offendingText } ?? values.first { $0.text.contains(issue.offendingText) }
        return Diagnostic(
            issue.code, at: value?.location ?? received.reference.location, offendingText: issue.offendingText, detail: issue.detail,
            suggestion: issue.suggestion)
    }
}

/// Keys of new records.
private struct RecordKeyGenerator {
    private var taken: Set<String>
    /// The next number of each name that is taken.
    private var numbers: [String: Int] = [:]

    init(_ taken: Set<String>) { self.taken = taken }

    /// The key of the bibliography where it can name a file, else with a number.
    mutating func key(for reference: BibliographicReference) -> String {
        // Zotero's own keys are addresses that end with the entry's key.
        let last = reference.key.split(separator: "/").last.map(String.init) ?? ""
        var name = ""
        for scalar in last.lowercased().unicodeScalars {
            let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
            if isPlain { name.unicodeScalars.append(scalar) } else if !name.isEmpty, name.last != "-" { name += "-" }
        }
        name = String(name.prefix(36))
        while name.last == "-" { name.removeLast() }
        if name.isEmpty || !EntryFileName.isValid(name) { name = "source" }
        var key = name
        while !taken.insert(key).inserted {
            let number = numbers[name] ?? 2
            numbers[name] = number + 1
            key = "\(name)-\(number)"
        }
        return key
    }
}

/// The fields of a record as a bibliography gives them.
struct BibliographySourceFields {
    let reference: BibliographicReference
    private let countries: Set<String>

    init(_ reference: BibliographicReference, _ countries: Set<String>) { (self.reference, self.countries) = (reference, countries) }

    /// Without the brackets that mark a description; nil where there is none.
    var title: BibliographicReference.Value? {
        reference[.title].map { BibliographicReference.Value(title($0.text).text, at: $0.location) }
    }

    func title(_ text: String) -> (text: String, isKnown: Bool) {
        guard text.hasPrefix("["), text.hasSuffix("]"), text.count > 2, !text.dropFirst().dropLast().contains(where: { "[]".contains($0) })
        else { return (text, true) }
        return (String(text.dropFirst().dropLast()), false)
    }

    /// Who published it: the field, else the journal or site, else an organisation as author, else the host of the address.
    var publisher: BibliographicReference.Value? {
        reference[.publisher] ?? reference[.container] ?? reference[.author]
            ?? url.flatMap { url in
                let rest = Source.comparable(address: url.text)
                return rest.split(separator: "/").first.map { BibliographicReference.Value(String($0), at: url.location) }
            }
    }

    var date: BibliographicReference.Value? { reference[.date] }
    var edition: BibliographicReference.Value? { reference[.edition] }
    var url: BibliographicReference.Value? { reference[.url] }
    var accessed: BibliographicReference.Value? { reference[.accessed] }

    var language: BibliographicReference.Value? {
        reference[.language].map { value in
            let tag = value.text.replacing("_", with: "-")
            return BibliographicReference.Value(RecognizedInputWords.languageCode(value.text) ?? tag, at: value.location)
        }
    }

    var doi: BibliographicReference.Value? {
        reference[.doi].map { value in
            let prefix = ["https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi:"]
                .first { value.text.lowercased().hasPrefix($0) }
            return BibliographicReference.Value(String(value.text.dropFirst(prefix?.count ?? 0)), at: value.location)
        }
    }

    /// The first of several numbers, which some exports write one after the other.
    var isbn: BibliographicReference.Value? {
        reference[.isbn].flatMap { value in
            value.text.split { $0 == " " || $0 == ";" || $0 == "," }.first.map {
                BibliographicReference.Value(String($0), at: value.location)
            }
        }
    }

    private func marked(_ mark: BibliographyConverter.Mark) -> [BibliographicReference.Value] {
        (reference.all(.keyword) + reference.all(.note)).compactMap { value in
            mark.value(of: value.text).map { BibliographicReference.Value($0, at: value.location) }
        }
    }

    var markedKind: BibliographicReference.Value? { marked(.kind).first }
    var confidence: BibliographicReference.Value? { marked(.confidence).first }
    var eli: BibliographicReference.Value? { marked(.eli).first }

    var countriesText: SourceRecordFiles.FieldUpdate? {
        let known = marked(.country).map(\.text).filter(countries.contains)
        return known.isEmpty ? nil : .bare("[\(known.joined(separator: ", "))]")
    }

    var copiesText: SourceRecordFiles.FieldUpdate? {
        let copies = marked(.archived).compactMap { value -> (url: String, date: PartialDate)? in
            let parts = value.text.split(separator: " ")
            guard parts.count == 2, let date = PartialDate(parts[0]) else { return nil }
            return (String(parts[1]), date)
        }
        return copies.isEmpty ? nil : .copies(copies)
    }

    /// All fields of a new record, in the order of the shipped ones.
    var fields: [(key: String, value: SourceRecordFiles.FieldUpdate)] {
        var fields: [(key: String, value: SourceRecordFiles.FieldUpdate)] = []
        func add(_ key: String, _ value: SourceRecordFiles.FieldUpdate?) {
            if let value { fields.append((key, value)) }
        }
        func text(_ key: String, _ value: BibliographicReference.Value?) { add(key, value.map { Self.text($0.text, of: key) }) }
        text("title", title)
        if let written = reference[.title], !title(written.text).isKnown { add("title_known", .bare("false")) }
        text("publisher", publisher)
        add("date", date.map { Self.text($0.text, of: "date") } ?? .bare("undated"))
        text("edition", edition)
        add("kind", Self.text(markedKind?.text ?? BibliographyConverter.kind(of: reference.kind).rawValue, of: "kind"))
        add("countries", countriesText)
        text("language", language)
        text("url", url)
        text("accessed", accessed)
        // A bibliography does not say how sure a source is; an editor raises the level.
        add("confidence", Self.text(confidence?.text ?? FactConfidence.low.rawValue, of: "confidence"))
        add("archived", copiesText)
        text("doi", doi)
        text("eli", eli)
        text("isbn", isbn)
        return fields
    }

    static func text(_ text: String, of field: String) -> SourceRecordFiles.FieldUpdate {
        let isPlain = text.utf8.allSatisfy { $0 == 0x2D || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
        switch field {
        case "date", "accessed", "kind", "confidence", "language": return isPlain && !text.isEmpty ? .bare(text) : .quoted(text)
        default: return .quoted(text)
        }
    }
}
