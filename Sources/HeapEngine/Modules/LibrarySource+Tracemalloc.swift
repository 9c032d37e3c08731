extension LibrarySource {
  /// The module `tracemalloc`, in our own words.
  static let tracemalloc = #"""
    from _tracemalloc import (
        start, stop, is_tracing, get_traced_memory, reset_peak, clear_traces,
        get_traceback_limit, get_tracemalloc_memory, _get_traces, _get_object_traceback)
    from functools import total_ordering as _total_ordering
    from warnings import _source_line


    def _size_text(size, sign):
        form = "%+" if sign else "%"
        units = ["B", "KiB", "MiB", "GiB", "TiB"]
        for unit in units:
            if abs(size) < 100 and unit != "B":
                return (form + ".1f %s") % (size, unit)
            if abs(size) < 10240 or unit == "TiB":
                return (form + ".0f %s") % (size, unit)
            size /= 1024


    class Statistic:
        __slots__ = ("traceback", "size", "count")

        def __init__(self, traceback, size, count):
            self.traceback, self.size, self.count = traceback, size, count

        def _key(self):
            return (self.traceback, self.size, self.count)

        def __hash__(self):
            return hash(self._key())

        def __eq__(self, other):
            if not isinstance(other, Statistic):
                return NotImplemented
            return self._key() == other._key()

        def __str__(self):
            text = "%s: size=%s, count=%i" % (
                self.traceback, _size_text(self.size, False), self.count)
            if self.count:
                text += ", average=%s" % _size_text(self.size / self.count, False)
            return text

        def __repr__(self):
            return "<Statistic traceback=%r size=%i count=%i>" % self._key()

        def _sort_key(self):
            return (self.size, self.count, self.traceback)


    class StatisticDiff:
        __slots__ = ("traceback", "size", "size_diff", "count", "count_diff")

        def __init__(self, traceback, size, size_diff, count, count_diff):
            self.traceback = traceback
            self.size, self.size_diff = size, size_diff
            self.count, self.count_diff = count, count_diff

        def _key(self):
            return (self.traceback, self.size, self.size_diff, self.count, self.count_diff)

        def __hash__(self):
            return hash(self._key())

        def __eq__(self, other):
            if not isinstance(other, StatisticDiff):
                return NotImplemented
            return self._key() == other._key()

        def __str__(self):
            text = "%s: size=%s (%s), count=%i (%+i)" % (
                self.traceback, _size_text(self.size, False), _size_text(self.size_diff, True),
                self.count, self.count_diff)
            if self.count:
                text += ", average=%s" % _size_text(self.size / self.count, False)
            return text

        def __repr__(self):
            return "<StatisticDiff traceback=%r size=%i (%+i) count=%i (%+i)>" % self._key()

        def _sort_key(self):
            return (abs(self.size_diff), self.size, abs(self.count_diff), self.count,
                    self.traceback)


    @_total_ordering
    class Frame:
        __slots__ = ("_frame",)

        def __init__(self, frame):
            self._frame = frame

        @property
        def filename(self):
            return self._frame[0]

        @property
        def lineno(self):
            return self._frame[1]

        def __eq__(self, other):
            if not isinstance(other, Frame):
                return NotImplemented
            return self._frame == other._frame

        def __lt__(self, other):
            if not isinstance(other, Frame):
                return NotImplemented
            return self._frame < other._frame

        def __hash__(self):
            return hash(self._frame)

        def __str__(self):
            return "%s:%s" % self._frame

        def __repr__(self):
            return "<Frame filename=%r lineno=%r>" % self._frame


    @_total_ordering
    class Traceback:
        """The places of a request, the oldest first."""

        __slots__ = ("_frames", "_total_nframe")

        def __init__(self, frames, total_nframe=None):
            self._frames = tuple(reversed(frames))
            self._total_nframe = total_nframe

        @property
        def total_nframe(self):
            return self._total_nframe

        def __len__(self):
            return len(self._frames)

        def __getitem__(self, index):
            found = self._frames[index]
            if isinstance(index, slice):
                return tuple(Frame(one) for one in found)
            return Frame(found)

        def __contains__(self, frame):
            return frame._frame in self._frames

        def __hash__(self):
            return hash(self._frames)

        def __eq__(self, other):
            if not isinstance(other, Traceback):
                return NotImplemented
            return self._frames == other._frames

        def __lt__(self, other):
            if not isinstance(other, Traceback):
                return NotImplemented
            return self._frames < other._frames

        def __str__(self):
            return str(self[0])

        def __repr__(self):
            text = "<Traceback %s" % (tuple(self),)
            if self._total_nframe is None:
                return text + ">"
            return text + " total_nframe=%s>" % self._total_nframe

        def format(self, limit=None, most_recent_first=False):
            frames = list(self)
            if limit is not None:
                frames = frames[-limit:] if limit > 0 else frames[:limit]
            if most_recent_first:
                frames.reverse()
            lines = []
            for frame in frames:
                lines.append('  File "%s", line %s' % (frame.filename, frame.lineno))
                line = _source_line(frame.filename, frame.lineno)
                if line and line.strip():
                    lines.append("    " + line.strip())
            return lines


    def get_object_traceback(obj):
        frames = _get_object_traceback(obj)
        return None if frames is None else Traceback(frames)


    class Trace:
        __slots__ = ("_trace",)

        def __init__(self, trace):
            self._trace = trace

        @property
        def domain(self):
            return self._trace[0]

        @property
        def size(self):
            return self._trace[1]

        @property
        def traceback(self):
            return Traceback(*self._trace[2:])

        def __eq__(self, other):
            if not isinstance(other, Trace):
                return NotImplemented
            return self._trace == other._trace

        def __hash__(self):
            return hash(self._trace)

        def __str__(self):
            return "%s: %s" % (self.traceback, _size_text(self.size, False))

        def __repr__(self):
            return "<Trace domain=%s size=%s, traceback=%r>" % (
                self.domain, _size_text(self.size, False), self.traceback)


    def _matches(text, pattern):
        """Whether a file's name matches a pattern with * and ?."""
        states = {0}
        for character in text:
            states = _closure(states, pattern)
            following = set()
            for place in states:
                if place < len(pattern):
                    if pattern[place] == "*":
                        following.add(place)
                    elif pattern[place] in (character, "?"):
                        following.add(place + 1)
            states = following
        return len(pattern) in _closure(states, pattern)


    def _closure(states, pattern):
        found = set(states)
        for place in states:
            while place < len(pattern) and pattern[place] == "*":
                place += 1
                found.add(place)
        return found


    class DomainFilter:
        def __init__(self, inclusive, domain):
            self.inclusive = inclusive
            self._domain = domain

        @property
        def domain(self):
            return self._domain

        def _match(self, trace):
            return (trace[0] == self._domain) == bool(self.inclusive)


    class Filter:
        def __init__(self, inclusive, filename_pattern, lineno=None, all_frames=False,
                     domain=None):
            self.inclusive = inclusive
            self.lineno = lineno
            self.all_frames = all_frames
            self.domain = domain
            self._filename_pattern = filename_pattern

        @property
        def filename_pattern(self):
            return self._filename_pattern

        def _hits(self, frame):
            if not _matches(frame[0], self._filename_pattern):
                return False
            return self.lineno is None or frame[1] == self.lineno

        def _match(self, trace):
            if self.domain is not None and trace[0] != self.domain:
                return not self.inclusive
            frames = trace[2] if self.all_frames else trace[2][:1]
            return any(self._hits(frame) for frame in frames) == bool(self.inclusive)


    class Snapshot:
        """The traces of a moment."""

        def __init__(self, traces, traceback_limit):
            self._rows = traces
            self.traceback_limit = traceback_limit

        @property
        def traces(self):
            return [Trace(row) for row in self._rows]

        def filter_traces(self, filters):
            try:
                filters = list(filters)
            except TypeError:
                raise TypeError("filters must be a list of filters, not %s"
                                % type(filters).__name__) from None
            including = [one for one in filters if one.inclusive]
            excluding = [one for one in filters if not one.inclusive]
            rows = [row for row in self._rows
                    if (not including or any(one._match(row) for one in including))
                    and all(one._match(row) for one in excluding)]
            return Snapshot(rows, self.traceback_limit)

        def _groups(self, key_type, cumulative):
            if key_type not in ("traceback", "filename", "lineno"):
                raise ValueError("unknown key_type: %r" % (key_type,))
            if cumulative and key_type not in ("lineno", "filename"):
                raise ValueError("cumulative mode cannot by used with key type %r" % key_type)
            groups = {}
            for domain, size, frames, total in self._rows:
                if key_type == "traceback":
                    keys = [(frames, total)]
                elif key_type == "lineno":
                    keys = [((one,), None) for one in (frames if cumulative else frames[:1])]
                else:
                    keys = [(((one[0], 0),), None)
                            for one in (frames if cumulative else frames[:1])]
                seen = set()
                for key in keys:
                    if key[0] in seen:
                        continue
                    seen.add(key[0])
                    group = groups.get(key[0])
                    if group is None:
                        groups[key[0]] = [Traceback(*key), size, 1]
                    else:
                        group[1] += size
                        group[2] += 1
            return groups

        def statistics(self, key_type, cumulative=False):
            found = [Statistic(*group) for group in self._groups(key_type, cumulative).values()]
            found.sort(reverse=True, key=Statistic._sort_key)
            return found

        def compare_to(self, old_snapshot, key_type, cumulative=False):
            new = self._groups(key_type, cumulative)
            old = old_snapshot._groups(key_type, cumulative)
            found = []
            for key, (traceback, size, count) in new.items():
                before = old.pop(key, (None, 0, 0))
                found.append(StatisticDiff(
                    traceback, size, size - before[1], count, count - before[2]))
            for traceback, size, count in old.values():
                found.append(StatisticDiff(traceback, 0, -size, 0, -count))
            found.sort(reverse=True, key=StatisticDiff._sort_key)
            return found


    def take_snapshot():
        if not is_tracing():
            raise RuntimeError("the tracemalloc module must be tracing memory allocations to "
                               "take a snapshot")
        return Snapshot(_get_traces(), get_traceback_limit())

    """#
}
