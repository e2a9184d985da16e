internal import Imaging

/// Metadata blocks in image files, which reveal where, when and with which device a picture was taken.
package enum ImageMetadata {
    private static let marks = [
        "Exif\0\0", "http://ns.adobe.com/xap/", "<x:xmpmeta", "<?xpacket", "Photoshop 3.0", "eXIf", "tEXt", "iTXt", "zTXt", "GPSLatitude",
        "JFXX",
    ]
    private static let search = MultiPatternSearch(marks)

    /// The names of the metadata blocks, without duplicates: from the parsed container, or from known signatures if it cannot be parsed.
    package static func blocks(in bytes: [UInt8]) -> [String] {
        if let info = try? ImageFileParser.info(of: bytes) { return info.hidden }
        var found: Set<String> = []
        bytes.withUnsafeBufferPointer { bytes in search.matches(in: bytes) { index, _ in found.insert(marks[index]) } }
        found.formUnion(TIFFTags.names(in: bytes))
        return found.map { $0.replacing("\0", with: "") }.sorted()
    }
}
