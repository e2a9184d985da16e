internal import Archiving
internal import Assets
internal import Diagnostics
internal import Imaging
internal import Linking
internal import Markup
internal import Pages
internal import Publishing
internal import Records
internal import Serialization
internal import Storage

/// Renditions of the images that entries show: each in two widths, without metadata, named by content hash.
struct ImageAssets: Sendable {
    /// The folder of the images in the site.
    static let folder = "images"
    private static let widths = [480, 960]

    /// Renditions by source file.
    private(set) var shown: [String: SiteImage] = [:]
    private var files: [SitePath: [UInt8]] = [:]
    private var shownBy: [RecordKey: Set<String>] = [:]

    var artifacts: [Artifact] { files.sorted { $0.key < $1.key }.map { Artifact(path: $0.key, bytes: $0.value) } }

    init() {}

    /// Makes the renditions that entries need, or reuses those of an earlier run with the same bytes.
    static func make(
        _ uses: [ProseImages.ImageUse], _ images: [SourceImage], _ options: BuildOptions, store: ResizedImageCache
    ) async -> ResultWithDiagnostics<ImageAssets> {
        let named = Set(uses.map(\.file))
        // Images with metadata are reported elsewhere and not converted.
        let sources = images.filter { named.contains($0.path) && $0.info.hidden.isEmpty }
        guard !sources.isEmpty else {
            store.keep([:])
            return ResultWithDiagnostics(ImageAssets())
        }
        guard let tool = ImageResizer() else {
            let first = uses.min { $0.location < $1.location }
            return ResultWithDiagnostics(
                ImageAssets(), first.map { [Diagnostic(.imageToolMissing, at: $0.location, offendingText: $0.file)] } ?? [])
        }
        let known = store.load()
        let made = await concurrentMap(sources, cores: options.cores) { source in
            let key = key(of: source, tool)
            return (key, known[key] ?? renditions(of: source, tool, root: options.source))
        }
        var imageAssets = ImageAssets()
        var issues: [Diagnostic] = []
        for (source, (_, renditions)) in zip(sources, made) {
            if renditions.isEmpty {
                issues.append(Diagnostic(.badImage, at: SourceLocation(path: source.path), offendingText: source.path))
            }
            imageAssets.add(renditions, for: source)
        }
        for use in uses { imageAssets.shownBy[use.entry, default: []].insert(use.file) }
        store.keep(Dictionary(made.filter { !$0.1.isEmpty }, uniquingKeysWith: { first, _ in first }))
        return ResultWithDiagnostics(imageAssets, issues)
    }

    /// The images of an entry's pages; empty for an entry without images.
    func add(_ entry: RecordKey, to hasher: inout Hasher128) {
        for file in (shownBy[entry] ?? []).sorted() {
            hasher.add(file)
            for rendition in shown[file]?.renditions ?? [] {
                hasher.add(rendition.path.text)
                hasher.add(rendition.width)
                hasher.add(rendition.height)
            }
        }
    }

    private mutating func add(_ renditions: [[UInt8]], for source: SourceImage) {
        shown[source.path] = SiteImage(
            renditions.compactMap { bytes in
                // 64 bits of the digest make accidental collisions negligible.
                let name = SHA256.hex(of: bytes).prefix(16)
                guard let info = try? ImageFileParser.info(of: bytes),
                    let path = SitePath("\(Self.folder)/\(name).\(info.format.fileExtension)")
                else { return nil }
                files[path] = bytes
                return SiteImage.Rendition(path: path, width: info.width, height: info.height)
            })
    }

    private static func key(of source: SourceImage, _ tool: ImageResizer) -> Digest {
        var hasher = Hasher128()
        hasher.add(source.digest)
        for width in widths { hasher.add(width) }
        tool.add(to: &hasher)
        return hasher.digest
    }

    /// The picture in each width up to its own; empty if it cannot be decoded.
    private static func renditions(of source: SourceImage, _ tool: ImageResizer, root: String) -> [[UInt8]] {
        guard let bytes = source.bytes(root: root) else { return [] }
        let widths = Set(widths.map { min($0, source.info.width) }).sorted()
        let made = widths.compactMap { tool.shrunk(bytes, source.info, to: $0) }
        return made.count == widths.count ? made : []
    }
}
