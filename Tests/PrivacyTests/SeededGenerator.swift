/// The same numbers on every machine.
struct SeededGenerator {
    var state: UInt64

    mutating func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }

    /// Some of the pieces in a row, and now and then a stretch of one of them cut off at any byte.
    mutating func bytes(of pieces: [String], upTo count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        for _ in 0...next(count) {
            let piece = Array(pieces[next(pieces.count)].utf8)
            bytes += next(12) == 0 ? piece.prefix(next(piece.count) + 1) : piece[...]
        }
        return bytes
    }
}
