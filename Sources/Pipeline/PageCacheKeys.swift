internal import Diagnostics
internal import Linking
internal import Pages
internal import Records
internal import Serialization

/// What each file of the site is made from, as digests: a file whose inputs are those of the last build need not be made again.
///
/// Coarse, so that it can be seen to be right: every page depends on the front matter of all notes, on all links between them, on the theme
/// and the settings; beyond that only on the text of the records that its kind says it shows whole.
struct PageCacheKeys: Sendable {
    /// What every page depends on, and all that data files, feeds and the sitemap are made from: they say nothing of the texts.
    let shared: Digest
    /// What depends on everything: the search index, and the version that offline readers have.
    let everything: Digest
    private let whole: [RecordKey: Digest]

    /// - Parameter allowed: the exceptions from the privacy gate, which every file passes.
    init(
        graph: SiteGraph, notes: [LoadedNote], proseLinks: [RecordKey: [RecordKey]], imageAssets: ImageAssets, tree: SourceTree,
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
        for note in notes where note.isWithdrawn { for file in note.files { shared.add(file.front) } }
        var everything = Hasher128()
        var whole: [RecordKey: Digest] = [:]
        for note in notes {
            guard graph.catalogue.find(note.key) != nil else { continue }
            var own = Hasher128()
            for file in note.files {
                shared.add(file.front)
                own.add(file.whole)
            }
            // Numbers of sources, which lists show too, follow the order of citations in texts.
            for key in note.citedKeys { shared.add(key) }
            for target in proseLinks[note.key] ?? [] { shared.add(target.path) }
            imageAssets.add(note.key, to: &own)
            whole[note.key] = own.digest
            everything.add(own.digest)
        }
        self.shared = shared.digest
        everything.add(shared.digest)
        self.everything = everything.digest
        self.whole = whole
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
