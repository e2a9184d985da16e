package import Diagnostics
package import FrontMatter
internal import Localization
internal import Markup

/// An earlier id of a record, as its note writes it: the old page then leads to the new one.
package struct Alias: Sendable, Hashable {
    /// An id of the record's own collection, or a collection's folder and an id in it.
    package let text: String
    package let location: SourceLocation

    /// The record that the alias was, for a note of a collection; nil for what was never an address of the site.
    package func key(in collection: Collection) -> RecordKey? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        func key(_ collection: Collection, _ parts: ArraySlice<String>) -> RecordKey? {
            guard parts.count == (collection.isSplitByCountry ? 2 : 1), parts.allSatisfy({ PortableName.isValid($0) }),
                parts.last != "index"
            else {
                return nil
            }
            return RecordKey(collection: collection, id: parts.joined(separator: "/"))
        }
        // A collection's folder at the front is meant as one: no country is called so.
        guard let first = parts.first, let other = Collection(rawValue: first) else { return key(collection, parts[...]) }
        return key(other, parts.dropFirst())
    }
}

extension FieldType where Value == Alias {
    package static var alias: FieldType {
        FieldType(schema: .plain(1...200)) { node, context in
            context.text(node, schema: .plain(1...200)).map { Alias(text: $0, location: context.location(of: node)) }
        }
    }
}

/// An address that has moved, and where to.
package struct Redirect: Sendable, Hashable {
    package let from: RecordKey
    package let to: RecordKey
}

/// The aliases of all records as redirects, each from an address that nothing else has.
package enum Redirects {
    package static func of(_ catalogue: Catalogue) -> Checked<[Redirect]> {
        var redirects: [Redirect] = []
        var issues: [Diagnostic] = []
        // Disks that do not tell capital letters apart hold one file for two such names.
        var taken: [String: RecordKey] = [:]
        let records = catalogue.everything
        guard records.contains(where: { !$0.metadata.aliases.isEmpty }) else { return Checked([]) }
        // An id that was withdrawn is never given to another record.
        for record in records + catalogue.withdrawn { taken[name(record.key)] = record.key }
        for record in records {
            for alias in record.metadata.aliases {
                guard let from = alias.key(in: record.key.collection) else {
                    issues.append(Diagnostic(.badAlias, at: alias.location, offendingText: alias.text, detail: record.metadata.id))
                    continue
                }
                if let other = taken[name(from)] {
                    let path = catalogue.find(other)?.metadata.path ?? "content/\(other.path).md"
                    issues.append(Diagnostic(.aliasTaken, at: alias.location, offendingText: alias.text, detail: path))
                    continue
                }
                taken[name(from)] = record.key
                redirects.append(Redirect(from: from, to: record.key))
            }
        }
        return Checked(redirects.sorted { $0.from < $1.from }, issues)
    }

    private static func name(_ key: RecordKey) -> String { key.collection.folder + "/" + key.id.lowercased() }
}
