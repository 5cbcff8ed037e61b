namespace BulkExport.Client.FuzzTests.Differential;

/// <summary>The kind of damage to a generated file.</summary>
internal enum Damage
{
    None,
    BitFlips,
    OverwrittenBytes,
    Truncation,
    Deletion,
    Insertion,
    CorruptHeader,
    CorruptDeflate,
    CorruptCrc,
    CorruptLength,
    InsertionBeforeTrailer,
    InsertionBetweenMembers,
    TrailerOfOtherMember,
    DuplicatedMember,
    DuplicatedRange,
    SwappedMembers,
    ZeroPadding,
    TrailingGarbage,
    GarbageAfterZeros,
    EmptyFile,
}
