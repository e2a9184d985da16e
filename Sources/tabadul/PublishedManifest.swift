internal import Localization
internal import Pipeline
internal import Records
internal import Storage

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// The format of `data/manifest.json` and of `tabadul manifest`: records, redirects, optional digests.
struct PublishedManifest: Decodable {
    struct Record: Decodable {
        let id: String
        let path: String
        let title: String
        /// `RecordMetadata.substance`; nil in manifests of earlier versions, which counted the targets of links.
        let substance: String?
        let changes: String?
        let replies: String?
    }

    struct Withdrawn: Decodable {
        let id: String
    }

    struct Move: Decodable {
        let id: String
        let from: String
        let to: String
    }

    struct File: Codable {
        let path: String
        let sha256: String
    }

    let records: [Record]
    let moved: [Move]
    let withdrawn: [Withdrawn]?
    let files: [File]?

    /// Reads the manifest of a built site or a manifest file; nil if there is none.
    static func read(_ path: String) -> PublishedManifest? {
        let file = FileSystem.kind(of: path) == .folder ? path + "/data/manifest.json" : path
        guard let data = FileManager.default.contents(atPath: file) else { return nil }
        return try? JSONDecoder().decode(PublishedManifest.self, from: data)
    }

    /// The error for a path that is neither a built site nor a manifest of one.
    static func missing(_ path: String) -> LocalizedText { LocalizedText(.commandsNotASite, [MessageArgument("path", path)]) }

    /// The records for comparison by the next build; redirected addresses count as published.
    var published: [LastPublishedRecord] {
        records.map {
            LastPublishedRecord(
                id: $0.id, title: $0.title, substance: $0.substance, changeCount: $0.changes.flatMap { Int($0) } ?? 0,
                replies: ($0.replies ?? "").split(separator: " ").map(String.init))
        }
            + (withdrawn ?? []).map { LastPublishedRecord(id: $0.id, title: "", isWithdrawn: true) }
            + Set(moved.map(\.id)).sorted().map { LastPublishedRecord(id: $0, title: "") }
    }
}
