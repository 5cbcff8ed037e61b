namespace BulkExport.Client;

/// <summary>A record of a day's file: <see cref="MessageRecord"/>, <see cref="CallRecord"/>, <see cref="ConferenceRecord"/> or
/// <see cref="ParticipantRecord"/>. For a type of your own, use the overloads that take its JSON type info.</summary>
/// <typeparam name="TSelf">The record itself.</typeparam>
public interface IExportRecord<TSelf>
    where TSelf : class, IExportRecord<TSelf>
{
    /// <summary>The resource type whose files hold such records.</summary>
    static abstract ResourceType ResourceType { get; }

    /// <summary>Makes a parser of lines, for one thread at a time.</summary>
    internal static abstract LineParser<TSelf> CreateParser();
}
