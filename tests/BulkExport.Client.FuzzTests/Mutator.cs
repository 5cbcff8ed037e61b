namespace BulkExport.Client.FuzzTests;

/// <summary>Changes inputs at random: bytes, pieces, and the tokens of JSON.</summary>
internal sealed class Mutator(Random random)
{
    /// <summary>Where one token of JSON, or one line, ends and another starts.</summary>
    private static readonly byte[] Borders = [.. "{}[],:\n"u8];

    public Random Random => random;

    /// <summary>Makes a new input of one, and of pieces of another.</summary>
    public byte[] Mutate(byte[] input, byte[] other)
    {
        var data = input.ToList();
        do
        {
            MutateOnce(data, other);
        } while (random.Next(5) < 2);

        return [.. data];
    }

    private void MutateOnce(List<byte> data, byte[] other)
    {
        var place = random.Next(data.Count + 1);
        var length = random.Next(Math.Min(data.Count - place, 1 << random.Next(10)) + 1);
        switch (random.Next(14))
        {
            case 0 when place < data.Count:
                data[place] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when place < data.Count:
                data[place] = (byte)random.Next(256);
                break;
            case 2:
                data.Insert(place, (byte)random.Next(256));
                break;
            case 3:
                data.RemoveRange(place, length);
                break;
            case 4:
                data.InsertRange(random.Next(data.Count + 1), data.GetRange(place, length));
                break;
            case 5:
                data.RemoveRange(place, data.Count - place);
                break;
            case 6:
                data.InsertRange(place, Piece(other));
                break;
            case 7:
                data.RemoveRange(place, data.Count - place);
                data.AddRange(other.Skip(random.Next(other.Length + 1)));
                break;
            case 8:
                data.InsertRange(place, Token());
                break;
            case 9 when random.Next(40) == 0:
                data.InsertRange(
                    place,
                    Enumerable.Repeat(data.GetRange(place, length), random.Next(500)).SelectMany(piece => piece).ToList()
                );
                break;
            case 10 when random.Next(10) == 0:
                data.InsertRange(place, Enumerable.Repeat(Token(), random.Next(200)).SelectMany(token => token).ToList());
                break;
            default:
                ReplaceToken(data, place, random.Next(3) == 0 ? TokenOf(data) : Token());
                break;
        }
    }

    private byte[] Piece(byte[] other)
    {
        var start = random.Next(other.Length + 1);
        return other[start..(start + random.Next(Math.Min(other.Length - start, 200) + 1))];
    }

    private byte[] Token() => MutationTokens.All[random.Next(MutationTokens.All.Count)];

    private byte[] TokenOf(List<byte> data)
    {
        var (start, end) = Around(data, random.Next(data.Count + 1));
        return [.. data.GetRange(start, end - start)];
    }

    private static void ReplaceToken(List<byte> data, int place, byte[] token)
    {
        var (start, end) = Around(data, place);
        data.RemoveRange(start, end - start);
        data.InsertRange(start, token);
    }

    /// <summary>The borders around a place, which are a token's in most places.</summary>
    private static (int Start, int End) Around(List<byte> data, int place)
    {
        var start = place;
        while (start > 0 && !Borders.Contains(data[start - 1]))
        {
            start--;
        }

        var end = place;
        while (end < data.Count && !Borders.Contains(data[end]))
        {
            end++;
        }

        return (start, end);
    }
}
