using BulkExport.Client.Testing;

namespace BulkExport.Client.Tests.Stores;

/// <summary>Stores that break one rule of the contract each.</summary>
internal static class BrokenStore
{
    public static IReadOnlyDictionary<string, (string Rule, Func<InMemoryExportStore, IExportStore> Create)> Violations { get; } =
        new Dictionary<string, (string, Func<InMemoryExportStore, IExportStore>)>
        {
            ["AcceptsInvalidPaths"] = (
                "Invalid paths are rejected",
                inner => new BrokenFiles(inner) { OnFind = path => ExportStorePath.IsFile(path) ? inner.FindAsync(path) : default }
            ),
            ["AcceptsDocumentsAsFiles"] = (
                "Files and documents have separate paths",
                inner => new BrokenFiles(inner)
                {
                    OnFind = path => path.StartsWith("_bulkexport/contract", StringComparison.Ordinal) ? default : inner.FindAsync(path),
                }
            ),
            ["DecodesPaths"] = ("Any valid name can be used", inner => new BrokenFiles(inner) { MapPath = Uri.UnescapeDataString }),
            ["OpensMissingFiles"] = (
                "A file that does not exist is null",
                inner => new BrokenFiles(inner) { OnOpen = async path => await inner.OpenReadAsync(path) ?? new MemoryStream() }
            ),
            ["LosesTheLastByte"] = (
                "A committed file is read back unchanged",
                inner => new BrokenFiles(inner) { MapContent = content => content.Length == 131_073 ? content[..^1] : content }
            ),
            ["LimitsFilesTo16Megabytes"] = (
                "A large file is read back unchanged",
                inner => new BrokenFiles(inner) { MapContent = content => content[..Math.Min(content.Length, 16_000_000)] }
            ),
            ["KeepsBuffers"] = (
                "A buffer can be reused after a write",
                inner => new BrokenFiles(inner) { CreateWriter = BrokenWriters.KeepingBuffers }
            ),
            ["VersionIsTheLength"] = (
                "The version changes when a file is replaced",
                inner => new BrokenFiles(inner) { MapFile = file => file with { Version = $"{file.Length}" } }
            ),
            ["ReadsTheCurrentContent"] = (
                "A stream yields the content of one version",
                inner => new BrokenFiles(inner)
                {
                    OnOpen = async path => await inner.FindAsync(path) is null ? null : new CurrentContentStream(inner, path),
                }
            ),
            ["DeletesNothing"] = ("A deleted file does not exist", inner => new BrokenFiles(inner) { OnDelete = _ => new(true) }),
            ["CreatesFilesAtOnce"] = (
                "A file is not visible before its commit",
                inner => new BrokenFiles(inner) { BeforeCreate = path => BrokenWriters.WriteAsync(inner, path, Array.Empty<byte>()) }
            ),
            ["CommitsOnDispose"] = (
                "A file that is not committed never becomes visible",
                inner => new BrokenFiles(inner) { CreateWriter = BrokenWriters.CommittingOnDispose }
            ),
            ["DeletesBeforeItWrites"] = (
                "An existing file remains until the commit",
                inner => new BrokenFiles(inner) { BeforeCreate = async path => await inner.DeleteAsync(path) }
            ),
            ["IgnoresTokens"] = (
                "A canceled token cancels every operation",
                inner => new BrokenFiles(inner) { OnFind = path => inner.FindAsync(path) }
            ),
            ["CommitsWhenCanceled"] = (
                "Cancellation at any point leaves all of a file or nothing",
                inner => new BrokenFiles(inner) { CreateWriter = BrokenWriters.CommittingWhenCanceled }
            ),
            ["SharesTemporaryNames"] = (
                "Concurrent writers of different paths do not affect each other",
                inner => new BrokenFiles(inner)
                {
                    CreateWriter = (store, path, writer) => BrokenWriters.Sharing(store, path, writer, Path.GetFileName(path)),
                }
            ),
            ["SharesTemporaryFiles"] = (
                "Concurrent writers of one path replace each other as a whole",
                inner => new BrokenFiles(inner) { CreateWriter = (store, path, writer) => BrokenWriters.Sharing(store, path, writer, path) }
            ),
            ["PublishesInTwoSteps"] = ("A concurrent reader never sees part of a file", inner => new TwoStepStore(inner)),
            ["CreatesDocumentsAgain"] = (
                "A document is created only if it does not exist",
                inner => new BrokenDocuments(inner) { OnWrite = (_, current, expected) => expected ?? current }
            ),
            ["IgnoresVersions"] = (
                "A document is replaced only if it is unchanged",
                inner => new BrokenDocuments(inner) { OnWrite = (_, current, expected) => expected is null ? null : current ?? expected }
            ),
            ["HasNoEmptyDocuments"] = (
                "A document can be empty or of 256 KiB",
                inner => new BrokenDocuments(inner) { OnRead = document => document is { Content.IsEmpty: true } ? null : document }
            ),
            ["ChecksThenCreates"] = (
                "Of concurrent creations exactly one succeeds",
                inner => new BrokenDocuments(inner) { ChecksThenWrites = "/race-0" }
            ),
            ["ChecksThenReplaces"] = (
                "Of concurrent replacements exactly one succeeds",
                inner => new BrokenDocuments(inner) { ChecksThenWrites = "/race" }
            ),
            ["LosesAWrite"] = ("No update of a document is lost", inner => new BrokenDocuments(inner) { LosesWrite = "/counter" }),
            ["PrefixIsADirectory"] = (
                "A prefix selects the files whose paths begin with it",
                inner => new BrokenFiles(inner)
                {
                    IsListed = (file, prefix) =>
                        prefix.EndsWith('/') || file.Path == prefix || file.Path.StartsWith($"{prefix}/", StringComparison.Ordinal),
                }
            ),
            ["ListsDocuments"] = (
                "Documents are not listed",
                inner => new BrokenFiles(inner)
                {
                    MapList = (files, prefix) =>
                        prefix.Length == 0 ? files.Append(new ExportStoreFile("_bulkexport/owner", 1, "1")) : files,
                }
            ),
            ["ListsOnePage"] = (
                "All of many files are listed",
                inner => new BrokenFiles(inner) { MapList = (files, _) => files.Take(1000) }
            ),
        };
}
