package import Serialization
package import Storage

/// What stands in the published site, file by file: what it was made from, what it holds, and how the disk knows it.
package struct BuildManifest: Sendable {
    package struct Entry: Sendable, Equatable {
        /// Of what the file was made from.
        package let inputs: Digest
        /// Of its bytes.
        package let content: Digest
        package let stamp: FileSystem.Stamp
    }

    package var entries: [String: Entry] = [:]

    package init() {}

    package init(from file: CacheFile) {
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

    package func write(to file: CacheFile) {
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
