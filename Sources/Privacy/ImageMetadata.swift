internal import Imaging

/// Blocks of metadata in image files: they tell where, when and with whose device a picture was made.
package enum ImageMetadata {
    private static let marks = [
        "Exif\0\0", "http://ns.adobe.com/xap/", "<x:xmpmeta", "<?xpacket", "Photoshop 3.0", "eXIf", "tEXt", "iTXt", "zTXt", "GPSLatitude",
        "JFXX",
    ]
    private static let search = MultiPatternSearch(marks)

    /// The names of the blocks found, each once: those of an image that can be walked, else what the marks of such blocks betray.
    package static func blocks(in bytes: [UInt8]) -> [String] {
        if let info = try? ImageFile.info(of: bytes) { return info.hidden }
        var found: Set<String> = []
        bytes.withUnsafeBufferPointer { bytes in search.matches(in: bytes) { index, _ in found.insert(marks[index]) } }
        found.formUnion(TIFFTags.names(in: bytes))
        return found.map { $0.replacing("\0", with: "") }.sorted()
    }
}
