internal import Diagnostics
internal import Linking
internal import Pages
internal import Records
internal import Serialization

/// Digests of the inputs of each output file: a file whose inputs are unchanged since the last build is not made again.
///
/// Coarse for simplicity: every page depends on the front matter of all entries, all links between them, the theme and the settings;
/// beyond that only on the texts of the records that its page kind declares to show in full.
struct PageCacheKeys: Sendable {
    /// The inputs of every page. Data files, feeds and the sitemap depend on nothing else, since they contain no body text.
    let shared: Digest
    /// The digest of all inputs: the search index and the offline version depend on every file.
    let everything: Digest
    private let whole: [RecordKey: Digest]

    /// - Parameter allowed: the exceptions of the privacy check, which checks every file.
    init(
        graph: SiteGraph, entries: [LoadedEntry], proseLinks: [RecordKey: [RecordKey]], imageAssets: ImageAssets, tree: SourceTree,
        options: BuildOptions, allowed: String
    ) {
        var shared = Hasher128()
        shared.add(options.baseURL ?? "")
        shared.add(allowed)
        shared.add(options.drafts ? 1 : 0)
        shared.add(tree.settings?.text ?? "")
        for file in tree.theme {
            shared.add(file.path)
            shared.add(file.text)
        }
        for asset in tree.assets {
            shared.add(asset.name)
            shared.add(asset.bytes)
        }
        // Data, which is made from front matter alone, says which validations still hold.
        for practice in graph.catalogue.practices.all {
            for validation in practice.validations { shared.add(validation.isOutdated ? 1 : 0) }
        }
        // Withdrawn records are in no table of records; their pages rest on their front matter.
        for entry in entries where entry.isWithdrawn { for file in entry.files { shared.add(file.front) } }
        var everything = Hasher128()
        var whole: [RecordKey: Digest] = [:]
        for entry in entries {
            guard graph.catalogue.find(entry.key) != nil else { continue }
            var own = Hasher128()
            for file in entry.files {
                shared.add(file.front)
                own.add(file.whole)
            }
            // Numbers of sources, which lists show too, follow the order of citations in texts.
            for key in entry.citedKeys { shared.add(key) }
            for target in proseLinks[entry.key] ?? [] { shared.add(target.path) }
            imageAssets.add(entry.key, to: &own)
            whole[entry.key] = own.digest
            everything.add(own.digest)
        }
        self.shared = shared.digest
        everything.add(shared.digest)
        self.everything = everything.digest
        self.whole = whole
    }

    /// What the text of an entry is made from: all its files, of which the published text is one.
    func digest(of key: RecordKey) -> Digest {
        var hasher = Hasher128()
        hasher.add(shared)
        if let digest = whole[key] { hasher.add(digest) }
        return hasher.digest
    }

    func digest(of page: Page, in graph: SiteGraph) -> Digest {
        var hasher = Hasher128()
        hasher.add(shared)
        for key in page.kind.wholeRecords(in: graph) {
            if let digest = whole[key] { hasher.add(digest) }
        }
        return hasher.digest
    }
}
