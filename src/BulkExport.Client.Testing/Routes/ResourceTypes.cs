namespace BulkExport.Client.Testing;

/// <summary>The kinds of records that the service exports.</summary>
internal static class ResourceTypes
{
    private static readonly ResourceType[] All =
    [
        ResourceType.Messages,
        ResourceType.Calls,
        ResourceType.Conferences,
        ResourceType.Participants,
    ];

    /// <summary>The kind of a name, in whatever case; <see langword="null"/> when there is none.</summary>
    public static ResourceType? Find(string name)
    {
        foreach (var type in All)
        {
            if (type.Value.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return type;
            }
        }

        return null;
    }
}
