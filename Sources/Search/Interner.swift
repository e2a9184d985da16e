/// Gives each run of bytes or letters a number, in the order in which they first come. All lie one after the other in one array: no run is an object.
struct Interner<Unit: FixedWidthInteger & UnsignedInteger & Sendable>: Sendable {
    private var units: [Unit] = []
    /// Where each run begins; one more for the end of the last.
    private var starts: [UInt32] = [0]
    /// Open addressing, half full at most.
    private var positions: [Bucket]

    private struct Bucket {
        /// Half of the run's hash: another run is seldom looked at.
        var hash: UInt32 = 0
        /// One more than the number; zero is an empty place.
        var next: UInt32 = 0
    }

    /// - Parameter places: a power of two, to begin with.
    init(positions: Int = 1 << 8) { self.positions = Array(repeating: Bucket(), count: positions) }

    var count: Int { starts.count - 1 }

    func range(of number: Int) -> Range<Int> { Int(starts[number])..<Int(starts[number + 1]) }

    subscript(number: Int) -> ArraySlice<Unit> { units[range(of: number)] }

    func find(_ run: UnsafeBufferPointer<Unit>, hash: UInt64) -> Int? {
        let found = positions[position(of: run, hash)].next
        return found == 0 ? nil : Int(found) - 1
    }

    /// The number of a run, which is the count of those before where it is new.
    mutating func add(_ run: UnsafeBufferPointer<Unit>, hash: UInt64) -> Int {
        let position = position(of: run, hash)
        if positions[position].next > 0 { return Int(positions[position].next) - 1 }
        units.append(contentsOf: run)
        starts.append(UInt32(units.count))
        positions[position] = Bucket(hash: UInt32(truncatingIfNeeded: hash), next: UInt32(count))
        if count * 2 > positions.count { grow() }
        return count - 1
    }

    /// Where the run stands among the places, or may be put.
    private func position(of run: UnsafeBufferPointer<Unit>, _ hash: UInt64) -> Int {
        let half = UInt32(truncatingIfNeeded: hash)
        var position = Int(half) & (positions.count - 1)
        while positions[position].next > 0 {
            if positions[position].hash == half, isEqual(run, Int(positions[position].next) - 1) { break }
            position = (position + 1) & (positions.count - 1)
        }
        return position
    }

    private func isEqual(_ run: UnsafeBufferPointer<Unit>, _ number: Int) -> Bool {
        let range = range(of: number)
        guard range.count == run.count else { return false }
        return units.withUnsafeBytes { all in
            let size = MemoryLayout<Unit>.size
            let known = UnsafeRawBufferPointer(rebasing: all[range.lowerBound * size..<range.upperBound * size])
            return WordHash.areEqual(UnsafeRawBufferPointer(run), known)
        }
    }

    private mutating func grow() {
        let taken = positions.filter { $0.next > 0 }
        positions = Array(repeating: Bucket(), count: positions.count * 2)
        for run in taken {
            var position = Int(run.hash) & (positions.count - 1)
            while positions[position].next > 0 { position = (position + 1) & (positions.count - 1) }
            positions[position] = run
        }
    }
}

extension Interner where Unit == UInt16 {
    func find(_ letters: [UInt16]) -> Int? { letters.withUnsafeBufferPointer { find($0, hash: WordHash.hash(of: $0)) } }

    mutating func add(_ letters: ArraySlice<UInt16>) -> Int { letters.withUnsafeBufferPointer { add($0, hash: WordHash.hash(of: $0)) } }

    mutating func add(_ text: String) -> Int { add(Array(text.utf16)[...]) }
}
