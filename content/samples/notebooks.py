# %pip install "huggingface_hub>=1", then restart the runtime
import os

from huggingface_hub import InferenceClient, whoami
from huggingface_hub.errors import HfHubHTTPError

try:  # Colab keeps secrets behind the key symbol; elsewhere the environment has them.
    from google.colab import userdata

    token = userdata.get("HF_TOKEN")
except ImportError:
    token = os.environ["HF_TOKEN"]
model = "openai/gpt-oss-20b"
model += ":nscale"  # needs: provider
client = InferenceClient(
    api_key=token,
    bill_to="my-org",  # needs: bill-to
)
message = {"role": "user", "content": "Say hello."}
try:
    print(whoami(token=token)["name"], "is the account of this token")
    print(client.chat_completion([message], model=model).choices[0].message.content)
except HfHubHTTPError as error:
    print(error.response.status_code, error)
