package import Diagnostics
package import FrontMatter
internal import Localization
internal import Markup

/// A former id of a record, as written in its entry: the old page redirects to the new one.
package struct Alias: Sendable, Hashable {
    /// An id in the record's own collection, or a collection folder with an id.
    package let text: String
    package let location: SourceLocation

    /// The former record of the alias; nil if it cannot have been an address of the site.
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
        // A collection folder at the front is unambiguous, since no country has such an id.
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

/// A redirect: the old address and the new one.
package struct Redirect: Sendable, Hashable {
    package let from: RecordKey
    package let to: RecordKey
}

/// The aliases of all records as redirects, from addresses that are not in use.
package enum Redirects {
    package static func of(_ catalogue: Catalogue) -> ResultWithDiagnostics<[Redirect]> {
        var redirects: [Redirect] = []
        var issues: [Diagnostic] = []
        // Two such names are one file on case-insensitive file systems.
        var taken: [String: RecordKey] = [:]
        let records = catalogue.everything
        guard records.contains(where: { !$0.metadata.aliases.isEmpty }) else { return ResultWithDiagnostics([]) }
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
        return ResultWithDiagnostics(redirects.sorted { $0.from < $1.from }, issues)
    }

    private static func name(_ key: RecordKey) -> String { key.collection.folder + "/" + key.id.lowercased() }
}
