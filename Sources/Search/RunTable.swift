/// Gives each run of bytes or letters a number, in the order in which they first come. All lie one after the other in one array: no run is an object.
struct RunTable<Unit: FixedWidthInteger & UnsignedInteger & Sendable>: Sendable {
    private var units: [Unit] = []
    /// Where each run begins; one more for the end of the last.
    private var starts: [UInt32] = [0]
    /// Open addressing, half full at most.
    private var places: [Place]

    private struct Place {
        /// Half of the run's hash: another run is seldom looked at.
        var hash: UInt32 = 0
        /// One more than the number; zero is an empty place.
        var next: UInt32 = 0
    }

    /// - Parameter places: a power of two, to begin with.
    init(places: Int = 1 << 8) { self.places = Array(repeating: Place(), count: places) }

    var count: Int { starts.count - 1 }

    func range(of number: Int) -> Range<Int> { Int(starts[number])..<Int(starts[number + 1]) }

    subscript(number: Int) -> ArraySlice<Unit> { units[range(of: number)] }

    func find(_ run: UnsafeBufferPointer<Unit>, hash: UInt64) -> Int? {
        let found = places[place(of: run, hash)].next
        return found == 0 ? nil : Int(found) - 1
    }

    /// The number of a run, which is the count of those before where it is new.
    mutating func add(_ run: UnsafeBufferPointer<Unit>, hash: UInt64) -> Int {
        let place = place(of: run, hash)
        if places[place].next > 0 { return Int(places[place].next) - 1 }
        units.append(contentsOf: run)
        starts.append(UInt32(units.count))
        places[place] = Place(hash: UInt32(truncatingIfNeeded: hash), next: UInt32(count))
        if count * 2 > places.count { grow() }
        return count - 1
    }

    /// Where the run stands among the places, or may be put.
    private func place(of run: UnsafeBufferPointer<Unit>, _ hash: UInt64) -> Int {
        let half = UInt32(truncatingIfNeeded: hash)
        var place = Int(half) & (places.count - 1)
        while places[place].next > 0 {
            if places[place].hash == half, holds(run, Int(places[place].next) - 1) { break }
            place = (place + 1) & (places.count - 1)
        }
        return place
    }

    private func holds(_ run: UnsafeBufferPointer<Unit>, _ number: Int) -> Bool {
        let range = range(of: number)
        guard range.count == run.count else { return false }
        return units.withUnsafeBytes { all in
            let size = MemoryLayout<Unit>.size
            let known = UnsafeRawBufferPointer(rebasing: all[range.lowerBound * size..<range.upperBound * size])
            return EightBytes.areEqual(UnsafeRawBufferPointer(run), known)
        }
    }

    private mutating func grow() {
        let taken = places.filter { $0.next > 0 }
        places = Array(repeating: Place(), count: places.count * 2)
        for run in taken {
            var place = Int(run.hash) & (places.count - 1)
            while places[place].next > 0 { place = (place + 1) & (places.count - 1) }
            places[place] = run
        }
    }
}

extension RunTable where Unit == UInt16 {
    func find(_ letters: [UInt16]) -> Int? { letters.withUnsafeBufferPointer { find($0, hash: EightBytes.hash(of: $0)) } }

    mutating func add(_ letters: ArraySlice<UInt16>) -> Int { letters.withUnsafeBufferPointer { add($0, hash: EightBytes.hash(of: $0)) } }

    mutating func add(_ text: String) -> Int { add(Array(text.utf16)[...]) }
}
