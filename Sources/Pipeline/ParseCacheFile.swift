internal import Records
internal import Serialization
internal import Storage

/// The parsed entries of the last run, stored in one file.
struct ParseCacheFile {
    private let file: CacheFile

    /// The size limit in bytes: reading back a larger cache would cost too much memory.
    private static let limit = 512 << 20

    init(_ file: CacheFile) { self.file = file }

    func load() -> ParsedEntryCache {
        guard var reader = file.read() else { return ParsedEntryCache() }
        var blocks: [Digest: ArraySlice<UInt8>] = [:]
        do throws(ByteReader.Malformed) {
            let count = try reader.count()
            blocks.reserveCapacity(count)
            for _ in 0..<count {
                let digest = try reader.digest()
                blocks[digest] = try reader.block()
            }
        } catch {
            return ParsedEntryCache()
        }
        return ParsedEntryCache(blocks)
    }

    /// Stores the entries of this run unless the file has them already.
    func store(_ entries: [LoadedEntry], over old: ParsedEntryCache) {
        let files = entries.flatMap(\.files)
        if files.count == old.count, files.allSatisfy({ old[$0.whole] != nil }) { return }
        let size = files.reduce(0) { $0 + $1.block.count }
        guard size < Self.limit else { return }
        // Each block has its length and its file's digest; a checksum ends the file.
        var writer = ByteWriter(capacity: size + files.count * 24 + 64)
        writer.number(files.count)
        for file in files {
            writer.digest(file.whole)
            writer.block(file.block)
        }
        self.file.write(consume writer)
    }
}
