internal import Serialization

/// What stands in the published site, file by file: what it was made from, what it holds, and how the disk knows it.
struct BuildManifest: Sendable {
    struct Entry: Sendable, Equatable {
        /// Of what the file was made from.
        let inputs: Digest
        /// Of its bytes.
        let content: Digest
        let stamp: FileSystem.Stamp
    }

    var entries: [String: Entry] = [:]

    init() {}

    init(from file: CacheFile) {
        guard var reader = file.read() else { return }
        do throws(ByteReader.Malformed) {
            for _ in 0..<(try reader.count()) {
                let path = try reader.text()
                entries[path] = Entry(
                    inputs: try reader.digest(), content: try reader.digest(),
                    stamp: FileSystem.Stamp(size: try reader.number(), modified: try reader.number(), node: try reader.number()))
            }
        } catch {
            entries = [:]
        }
    }

    func write(to file: CacheFile) {
        var writer = ByteWriter()
        writer.number(entries.count)
        for (path, entry) in entries.sorted(by: { $0.key < $1.key }) {
            writer.text(path)
            writer.digest(entry.inputs)
            writer.digest(entry.content)
            writer.number(entry.stamp.size)
            writer.number(entry.stamp.modified)
            writer.number(entry.stamp.node)
        }
        file.write(writer)
    }
}
