using BulkExport.Client.Testing;

namespace BulkExport.Client.Tests.Stores;

/// <summary>Provides stores that each violate one rule of the contract.</summary>
internal static class ContractViolations
{
    public static IReadOnlyDictionary<string, (string Rule, Func<InMemoryExportStore, IExportStore> Create)> All { get; } =
        new Dictionary<string, (string, Func<InMemoryExportStore, IExportStore>)>
        {
            ["AcceptsInvalidPaths"] = (
                "Invalid paths are rejected",
                inner => new FaultyFileStore(inner)
                {
                    OnFind = path => ExportStorePath.IsValidFilePath(path) ? inner.FindAsync(path) : default,
                }
            ),
            ["AcceptsDocumentsAsFiles"] = (
                "Files and documents have separate paths",
                inner => new FaultyFileStore(inner)
                {
                    OnFind = path => path.StartsWith("_bulkexport/contract", StringComparison.Ordinal) ? default : inner.FindAsync(path),
                }
            ),
            ["DecodesPaths"] = ("Any valid name can be used", inner => new FaultyFileStore(inner) { MapPath = Uri.UnescapeDataString }),
            ["OpensMissingFiles"] = (
                "A missing file is reported as null",
                inner => new FaultyFileStore(inner) { OnOpen = async path => await inner.OpenReadAsync(path) ?? new MemoryStream() }
            ),
            ["TruncatesFiles"] = (
                "A committed file is read back unchanged",
                inner => new FaultyFileStore(inner) { MapContent = content => content.Length == 131_073 ? content[..^1] : content }
            ),
            ["LimitsFilesTo16Megabytes"] = (
                "A large file is read back unchanged",
                inner => new FaultyFileStore(inner) { MapContent = content => content[..Math.Min(content.Length, 16_000_000)] }
            ),
            ["RetainsBuffers"] = (
                "A buffer can be reused after a write",
                inner => new FaultyFileStore(inner) { CreateWriter = FaultyWriters.CreateRetainingBuffers }
            ),
            ["UsesLengthAsVersion"] = (
                "The version changes when a file is replaced",
                inner => new FaultyFileStore(inner) { MapFile = file => file with { Version = $"{file.Length}" } }
            ),
            ["ReadsCurrentContent"] = (
                "A stream returns the content of one version",
                inner => new FaultyFileStore(inner)
                {
                    OnOpen = async path => await inner.FindAsync(path) is null ? null : new CurrentContentStream(inner, path),
                }
            ),
            ["DeletesNothing"] = ("A deleted file does not exist", inner => new FaultyFileStore(inner) { OnDelete = _ => new(true) }),
            ["CreatesFilesBeforeCommit"] = (
                "A file is not visible before its commit",
                inner => new FaultyFileStore(inner) { BeforeCreate = path => FaultyWriters.WriteAsync(inner, path, Array.Empty<byte>()) }
            ),
            ["CommitsOnDispose"] = (
                "A file that is not committed never becomes visible",
                inner => new FaultyFileStore(inner) { CreateWriter = FaultyWriters.CreateCommittingOnDispose }
            ),
            ["DeletesBeforeWrite"] = (
                "An existing file remains until the commit",
                inner => new FaultyFileStore(inner) { BeforeCreate = async path => await inner.DeleteAsync(path) }
            ),
            ["IgnoresCancellationTokens"] = (
                "A canceled token cancels every operation",
                inner => new FaultyFileStore(inner) { OnFind = path => inner.FindAsync(path) }
            ),
            ["CommitsWhenCanceled"] = (
                "Cancellation at any point leaves a complete file or none",
                inner => new FaultyFileStore(inner) { CreateWriter = FaultyWriters.CreateCommittingWhenCanceled }
            ),
            ["SharesTemporaryNames"] = (
                "Concurrent writers of different paths do not affect each other",
                inner => new FaultyFileStore(inner)
                {
                    CreateWriter = (store, path, writer) => FaultyWriters.CreateSharing(store, path, writer, Path.GetFileName(path)),
                }
            ),
            ["SharesTemporaryFiles"] = (
                "Concurrent writers of one path replace each other atomically",
                inner => new FaultyFileStore(inner)
                {
                    CreateWriter = (store, path, writer) => FaultyWriters.CreateSharing(store, path, writer, path),
                }
            ),
            ["PublishesInTwoSteps"] = ("A concurrent reader never observes an incomplete file", inner => new NonAtomicStore(inner)),
            ["OverwritesExistingDocuments"] = (
                "A document is created only if it does not exist",
                inner => new FaultyDocumentStore(inner) { OnWrite = (_, current, expected) => expected ?? current }
            ),
            ["IgnoresVersions"] = (
                "A document is replaced only if it is unchanged",
                inner => new FaultyDocumentStore(inner)
                {
                    OnWrite = (_, current, expected) => expected is null ? null : current ?? expected,
                }
            ),
            ["IgnoresEmptyDocuments"] = (
                "A document can be from 0 bytes to 256 KiB long",
                inner => new FaultyDocumentStore(inner) { OnRead = document => document is { Content.IsEmpty: true } ? null : document }
            ),
            ["CreatesNonAtomically"] = (
                "Exactly one of several concurrent creations succeeds",
                inner => new FaultyDocumentStore(inner) { NonAtomicPathSuffix = "/race-0" }
            ),
            ["ReplacesNonAtomically"] = (
                "Exactly one of several concurrent replacements succeeds",
                inner => new FaultyDocumentStore(inner) { NonAtomicPathSuffix = "/race" }
            ),
            ["LosesWrites"] = (
                "No update of a document is lost",
                inner => new FaultyDocumentStore(inner) { LostWritePathSuffix = "/counter" }
            ),
            ["TreatsPrefixAsDirectory"] = (
                "A prefix selects the files whose paths begin with it",
                inner => new FaultyFileStore(inner)
                {
                    IsListed = (file, prefix) =>
                        prefix.EndsWith('/') || file.Path == prefix || file.Path.StartsWith($"{prefix}/", StringComparison.Ordinal),
                }
            ),
            ["ListsDocuments"] = (
                "Documents are not listed",
                inner => new FaultyFileStore(inner)
                {
                    MapList = (files, prefix) =>
                        prefix.Length == 0 ? files.Append(new ExportStoreFile("_bulkexport/owner", 1, "1")) : files,
                }
            ),
            ["ListsOnlyFirstPage"] = (
                "Enumeration includes all pages of files",
                inner => new FaultyFileStore(inner) { MapList = (files, _) => files.Take(1000) }
            ),
        };
}
