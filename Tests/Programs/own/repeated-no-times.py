"""Sequences repeated no times, or fewer: what comes out, and that nothing beside it is touched."""
text, data, numbers = 'some text here', b'some bytes here and there', [1, 2, 3]
kept = []
for times in (0, -1, -10 ** 9):
    kept.append((text * times, data * times, bytearray(data) * times, numbers * times,
                 (1, 2) * times, times * data))
    try:
        missing
    except NameError as error:
        kept.append(error.args)
print(kept)
names = {}
for number in range(40):
    names[number] = [data * 0, bytes([number]) * 3, data[number:] * 1]
print(names[3], names[25], sum(len(piece) for pieces in names.values() for piece in pieces))
