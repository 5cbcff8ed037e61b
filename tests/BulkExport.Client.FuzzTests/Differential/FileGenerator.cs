namespace BulkExport.Client.FuzzTests.Differential;

/// <summary>Generates random gzip files of one to six members, and damages them.</summary>
internal sealed class FileGenerator(Random random)
{
    private readonly MemberGenerator _members = new(random);

    public byte[] Create(Damage damage)
    {
        var members = new List<GeneratedMember>();
        for (var count = random.Next(1, 7); count > 0; count--)
        {
            // A repeated member makes a trailer that also occurs elsewhere.
            members.Add(members.Count > 0 && random.Next(5) == 0 ? members[random.Next(members.Count)] : _members.Create());
        }

        var index = random.Next(members.Count);
        var (member, other) = (members[index], members[random.Next(members.Count)]);
        switch (damage)
        {
            case Damage.CorruptHeader:
                members[index] = member with { Header = FlipBits(member.Header) };
                break;
            case Damage.CorruptDeflate:
                members[index] = member with { Deflate = FlipBits(member.Deflate) };
                break;
            case Damage.CorruptCrc:
                members[index] = member with { Trailer = [.. FlipBits(member.Trailer[..4]), .. member.Trailer[4..]] };
                break;
            case Damage.CorruptLength:
                members[index] = member with { Trailer = [.. member.Trailer[..4], .. FlipBits(member.Trailer[4..])] };
                break;
            case Damage.InsertionBeforeTrailer:
                members[index] = member with { Trailer = [.. CreateFiller(other), .. member.Trailer] };
                break;
            case Damage.InsertionBetweenMembers:
                members[index] = member with { Trailer = [.. member.Trailer, .. CreateFiller(other)] };
                break;
            case Damage.TrailerOfOtherMember:
                members[index] = member with { Trailer = other.Trailer };
                break;
            case Damage.DuplicatedMember:
                members.Insert(random.Next(members.Count), member);
                break;
            case Damage.SwappedMembers:
                members[members.IndexOf(other)] = member;
                members[index] = other;
                break;
        }

        return DamageFile([.. members.SelectMany(m => m.ToArray())], damage);
    }

    private byte[] DamageFile(byte[] file, Damage damage)
    {
        var start = random.Next(file.Length);
        var end = Math.Min(file.Length, start + 1 + random.Next(random.Next(2) == 0 ? 12 : file.Length));
        return damage switch
        {
            Damage.BitFlips => FlipBits(file),
            Damage.OverwrittenBytes => [.. file[..start], .. CreateNoise(end - start), .. file[end..]],
            Damage.Truncation => file[..start],
            Damage.Deletion => [.. file[..start], .. file[end..]],
            Damage.Insertion => [.. file[..start], .. CreateNoise(random.Next(1, 40)), .. file[start..]],
            Damage.DuplicatedRange => [.. file[..end], .. file[start..]],
            Damage.ZeroPadding => [.. file, .. CreateZeros()],
            Damage.TrailingGarbage => [.. file, .. CreateNoise(random.Next(1, 40))],
            Damage.GarbageAfterZeros => [.. file, .. CreateZeros(), .. random.Next(3) == 0 ? file : CreateNoise(random.Next(1, 40))],
            Damage.EmptyFile => [],
            _ => file,
        };
    }

    private byte[] CreateFiller(GeneratedMember other) =>
        random.Next(4) switch
        {
            0 => CreateZeros(),
            1 => other.Trailer,
            2 => other.ToArray()[1..],
            _ => CreateNoise(random.Next(1, 40)),
        };

    private byte[] CreateZeros() => new byte[random.Next(200) == 0 ? random.Next(200_000) : random.Next(1, 600)];

    private byte[] CreateNoise(int length)
    {
        var noise = new byte[length];
        random.NextBytes(noise);
        return noise;
    }

    private byte[] FlipBits(byte[] data)
    {
        var flipped = data.ToArray();
        for (var count = random.Next(2) == 0 ? 1 : random.Next(1, 6); count > 0; count--)
        {
            flipped[random.Next(data.Length)] ^= (byte)(1 << random.Next(8));
        }

        return flipped;
    }
}
