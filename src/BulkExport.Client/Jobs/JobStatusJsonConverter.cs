using System.ComponentModel;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>Reads and writes a <see cref="JobStatus"/> as a JSON string.</summary>
/// <remarks>Public only so that source-generated JSON of other assemblies can reach it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JobStatusJsonConverter : JsonConverter<JobStatus>
{
    private static readonly JobStatus[] Known =
    [
        JobStatus.Submitted,
        JobStatus.Running,
        JobStatus.ErrorDuringRun,
        JobStatus.Completed,
        JobStatus.CompletedEmptyRecords,
        JobStatus.Failed,
        JobStatus.RunningToBeDeleted,
        JobStatus.DeletedByUserRequest,
    ];

    /// <inheritdoc/>
    public override JobStatus Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ReadValue(ref reader, string.Empty);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, JobStatus value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);

    internal static JobStatus ReadValue(ref Utf8JsonReader reader, string path)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return default;
        }

        if (reader.TokenType != JsonTokenType.String)
        {
            throw WireException.Unexpected(in reader, path, "the name of a status");
        }

        var isPlain = !reader.HasValueSequence && !reader.ValueIsEscaped;
        return (isPlain ? FindKnown(reader.ValueSpan) : null) ?? new JobStatus(WireText.Read(ref reader, path));
    }

    /// <summary>The status of that name in its usual case: it needs no string of its own.</summary>
    internal static JobStatus? FindKnown(ReadOnlySpan<byte> name)
    {
        foreach (var status in Known)
        {
            if (Ascii.Equals(name, status.Value))
            {
                return status;
            }
        }

        return null;
    }
}
