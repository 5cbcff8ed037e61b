using System.Text.Json;

namespace BulkExport.Client;

/// <summary>Collects the additional properties, the field errors and the partial record that the read options request.</summary>
/// <param name="includeAdditionalProperties"><inheritdoc cref="RecordReadOptions.IncludeAdditionalProperties" path="/summary"/></param>
/// <param name="includeFieldErrors"><see langword="true"/> to collect the errors of fields; otherwise, <see langword="false"/>.</param>
internal sealed class RecordDetails(bool includeAdditionalProperties, bool includeFieldErrors)
{
    private readonly List<RecordReadError> _fieldErrors = [];
    private Dictionary<string, JsonElement>? _additionalProperties;

    public bool IncludeAdditionalProperties => includeAdditionalProperties;

    /// <summary>Gets the errors of fields of the last record.</summary>
    public IReadOnlyList<RecordReadError> FieldErrors => _fieldErrors;

    /// <summary>Gets or sets the partial record that precedes an error, or <see langword="null"/> if no field was read.</summary>
    public object? PartialRecord { get; set; }

    /// <summary>Creates an instance for a block, or returns <see langword="null"/> if the options request nothing.</summary>
    public static RecordDetails? Create(RecordReadOptions? options) =>
        options is { OnError: not null } or { OnFieldError: not null } or { IncludeAdditionalProperties: true }
            ? new RecordDetails(options.IncludeAdditionalProperties, options.OnFieldError is not null)
            : null;

    /// <summary>Prepares for the next record.</summary>
    public void Reset()
    {
        _fieldErrors.Clear();
        _additionalProperties = null;
        PartialRecord = null;
    }

    public void AddFieldError(JsonTokenType type, string field, string expected)
    {
        if (includeFieldErrors)
        {
            var exception = WireFormatException.Unexpected(type, expected).PrependPath(field).PrependPath("$");
            _fieldErrors.Add(RecordErrors.FromException(exception));
        }
    }

    /// <summary>Reads the current property.</summary>
    public void AddProperty(ref Utf8JsonReader reader)
    {
        var name = JsonUnescaper.Unescape(reader.ValueSpan) ?? string.Empty;
        reader.Read();
        _additionalProperties ??= [];
        _additionalProperties[name] = JsonElement.ParseValue(ref reader);
    }

    public AdditionalRecordProperties? CreateAdditionalProperties() =>
        _additionalProperties is null ? null : new AdditionalRecordProperties(_additionalProperties);
}
