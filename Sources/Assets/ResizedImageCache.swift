package import Serialization
package import Storage
internal import Synchronization

/// What earlier runs made of images, by the digest of the original, the way it was made, and the tool: in memory, and in one file where
/// the next run is to find it.
package final class ResizedImageCache: Sendable {
    /// The same picture in its widths, the smallest first.
    package typealias Renditions = [Digest: [[UInt8]]]

    private let file: CacheFile?
    private let isReadOnly: Bool
    private let kept = Mutex<Renditions?>(nil)

    /// - Parameters:
    ///   - file: nil: in memory alone.
    ///   - isReadOnly: for a run that writes nothing.
    package init(_ file: CacheFile?, isReadOnly: Bool = false) {
        self.file = file
        self.isReadOnly = isReadOnly
    }

    package func load() -> Renditions {
        kept.withLock { kept in
            if let kept { return kept }
            let read = file?.read().flatMap { try? Self.read($0) } ?? [:]
            kept = read
            return read
        }
    }

    /// Keeps what this run used, and nothing else.
    package func keep(_ used: Renditions) {
        guard let file, !isReadOnly else { return kept.withLock { $0 = used } }
        if used.isEmpty { return file.remove() }
        if load() == used { return }
        var writer = ByteWriter()
        writer.number(used.count)
        for (key, renditions) in used.sorted(by: { ($0.key.high, $0.key.low) < ($1.key.high, $1.key.low) }) {
            writer.digest(key)
            writer.number(renditions.count)
            for rendition in renditions { writer.block(rendition) }
        }
        file.write(writer)
    }

    private static func read(_ reader: ByteReader) throws(ByteReader.Malformed) -> Renditions {
        var reader = reader
        var renditions: Renditions = [:]
        for _ in 0..<(try reader.count()) {
            let key = try reader.digest()
            var widths: [[UInt8]] = []
            for _ in 0..<(try reader.count()) { widths.append(Array(try reader.block())) }
            renditions[key] = widths
        }
        return renditions
    }
}
