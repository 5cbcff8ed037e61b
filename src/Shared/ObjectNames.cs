using System.Text;

namespace BulkExport.Client;

/// <summary>Maps paths in a store to the names of objects in a container or bucket.</summary>
internal sealed class ObjectNames
{
    private const int MaxPrefixLength = 120; // with a path of 900 bytes less than the limit of 1,024 bytes

    private readonly string _prefix;

    /// <summary>Initializes a new instance of the <see cref="ObjectNames"/> class.</summary>
    /// <param name="prefix">The prefix of all names, with or without a <c>/</c> at the end, or <see langword="null"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="prefix"/> is invalid.</exception>
    public ObjectNames(string? prefix)
    {
        if (string.IsNullOrEmpty(prefix))
        {
            _prefix = string.Empty;
            return;
        }

        var path = prefix.EndsWith('/') ? prefix[..^1] : prefix;
        ExportStorePath.ThrowIfInvalidFilePath(path, nameof(prefix));
        if (Encoding.UTF8.GetByteCount(path) > MaxPrefixLength)
        {
            throw new ArgumentException($"A prefix must be at most {MaxPrefixLength} bytes long.", nameof(prefix));
        }

        _prefix = path + '/';
    }

    public string GetName(string path) => _prefix + path;

    /// <summary>Gets the path of a file.</summary>
    /// <returns>The path, or <see langword="null"/> if the name is not that of a file, but of a document or of an object of another program.</returns>
    public string? GetFilePath(string name) =>
        name.StartsWith(_prefix, StringComparison.Ordinal) && ExportStorePath.IsValidFilePath(name[_prefix.Length..])
            ? name[_prefix.Length..]
            : null;

    /// <summary>Returns the prefix, without a <c>/</c> at the end.</summary>
    public override string ToString() => _prefix.TrimEnd('/');
}
