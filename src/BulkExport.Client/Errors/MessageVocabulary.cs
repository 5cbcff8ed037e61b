using System.Collections.Frozen;

namespace BulkExport.Client;

/// <summary>Provides the words that can be shown when they occur in the message of an error: words of the service's own error messages and of .NET's
/// network exceptions, the names of the API, and function words. Numbers are excluded, except for those that the service documents.</summary>
internal static class MessageVocabulary
{
    private const string FunctionWords =
        "a about above after again all already also an and any are as at be because been before being below between both but by can cannot could "
        + "did do does doesn don during each either else even every few first for from further had has hasn have haven here how however i if in "
        + "instead into is isn it its itself just last later least less like made make many may maybe me might more most much must my near no not "
        + "now of off on once one only or other otherwise our out over own per please s same see seen several shall should since so some such t than "
        + "that the their them then there these they this those through thus to together too two under until up upon use used using very via was "
        + "wasn we were what when where whether which while who why will with within without won would yet you your";

    private const string ErrorWords =
        "abort aborted accept acceptable accepted access account accounts action activity actually allow allowed amount appear appears apply "
        + "argument arguments array attempt attempts attribute auth authenticate authenticated authentication authorization authorized available bad "
        + "base basic batch beyond body boolean busy cancel canceled cancelled capacity case change changed character characters check client close "
        + "closed code collection complete completed concurrency concurrent condition configuration configured conflict contact contain contains "
        + "content correct could create created creating creation credential credentials current currently daily data date dates delete deleted "
        + "denied deprecated did different disabled documentation does doesn duplicate earlier elsewhere email empty enable enabled encoding end ended ends endpoint "
        + "entity entry equal error errors exceed exceeded exceeds exceeding exception exist existing exists expected expire expired export exported exporting "
        + "exports fail failed failure feature field fields file files filter forbidden form format formatted found friendly future gateway "
        + "given gone greater have header headers host identifier inactive incorrect incomplete internal invalid issue item items job jobs key keys "
        + "larger late length limit limits line list load locked login long lookup malformed match matches maximum max message messages method methods "
        + "minimum min missing month name names need needs network new next nonexistent null number numeric object occurred old older only operation "
        + "option options order outside overloaded owner page parameter parameters parent parse parsed past pattern payload pending permission permissions "
        + "permitted plan position previous problem process processed processing progress project property provide provided queue queued quota range "
        + "rate reach reached read receive received record records refused reject rejected remaining remove removed request requested requests require required "
        + "requires reserved resource resources response restricted retries retry returned role rule running scheduled schema seconds send sent server service "
        + "session short size slow soon start started starting state status stop stopped stored string submitted success suspended support supported temporarily "
        + "temporary terminated then time timed timeout today token tokens tomorrow total transient trial try type types unable unauthorized unavailable unexpected "
        + "unique unknown unprocessable unreadable unsupported updated upgrade upstream uri url user username valid validate validation value values version "
        + "wait waiting webhook while window wrong year yesterday day days hour hours minute minutes second week weeks down error maintenance teapot am";

    private const string ApiWords =
        "accountsid additional api lines unrecognized bulkexport bulkexports calls call conferences conference enddate endday friendlyname get http https jobsid json twilio "
        + "pagesize participants participant patch post put delete rfc sid sids startdate startday resourcetype ssl tls utc utf utf8 v1 webhookmethod "
        + "webhookurl iso gzip html xml 366 7 400 401 403 404 409 429 500 502 503 504 8601";

    private const string NetworkWords =
        "address addresses alert an aborted associated authority broken brokenly buffer bytes certificate chain chunk chunked closed connect connected "
        + "connecting connection connections copying cross decompress dns domain due early elapsing ended establish established forcibly frame handshake "
        + "httpclient httprequest httpresponse http2 invalid io ip mismatch nodename nor non occurred partial peer pipe premature prematurely "
        + "protocol proxy reading redirect remote reset resolve resolved respond root secure sending servname shut socket ssl stream tcp transport trailing "
        + "transfer tunnel untrusted untrustedroot remotecertificatenamemismatch remotecertificatechainerrors write writing written colon";

    private static readonly FrozenSet<string> Words = string.Join(' ', FunctionWords, ErrorWords, ApiWords, NetworkWords)
        .Split(' ')
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Determines whether a word can be shown.</summary>
    public static bool Contains(string word) => Words.Contains(word);
}
