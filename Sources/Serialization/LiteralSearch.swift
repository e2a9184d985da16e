extension String {
    /// Whether a sign of at least two bytes stands anywhere in the text.
    ///
    /// A first look, without branches, asks for its last two bytes: every text of every build passes here, and nearly none has them.
    package func contains(bytesOf sign: StaticString) -> Bool {
        var copy = self
        return copy.withUTF8 { bytes in
            sign.withUTF8Buffer { sign in
                let (first, second) = (sign[sign.count - 2], sign[sign.count - 1])
                var hits: UInt8 = 0
                for index in 1..<max(1, bytes.count) { hits |= (bytes[index &- 1] ^ first) | (bytes[index] ^ second) == 0 ? 1 : 0 }
                guard hits != 0, sign.count <= bytes.count else { return false }
                return (0...bytes.count - sign.count).contains { start in sign.indices.allSatisfy { bytes[start + $0] == sign[$0] } }
            }
        }
    }
}
